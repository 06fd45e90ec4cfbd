import { expect, test } from 'vitest';
import { createRecentlyUsed } from '../../../workers/pipeline/recently-used';

test('beyond the bound the one that was not used for longest goes', () => {
  const held = createRecentlyUsed<number>(3);
  for (const [index, key] of ['a', 'b', 'c'].entries()) held.keep(key, index);
  expect(held.find('a')).toBe(0);
  held.keep('d', 3);
  expect(['a', 'b', 'c', 'd'].map((key) => held.find(key))).toEqual([0, undefined, 2, 3]);
});

test('the pinned one stays for as long as it is pinned', () => {
  const held = createRecentlyUsed<number>(2);
  held.keep('a', 0);
  held.pin('a');
  held.keep('b', 1);
  held.keep('c', 2);
  expect(['a', 'b', 'c'].map((key) => held.find(key))).toEqual([0, undefined, 2]);
  held.pin('c');
  held.keep('d', 3);
  expect(['a', 'c', 'd'].map((key) => held.find(key))).toEqual([undefined, 2, 3]);
});

test('a key that is kept again is no second one', () => {
  const held = createRecentlyUsed<number>(2);
  for (const value of [1, 2, 3]) held.keep('a', value);
  held.keep('b', 4);
  expect([held.find('a'), held.find('b')]).toEqual([3, 4]);
  held.clear();
  expect([held.find('a'), held.find('b')]).toEqual([undefined, undefined]);
});
