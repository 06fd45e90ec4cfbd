import { expect, test } from 'vitest';
import { createPackChoice, type PackChoice } from '../../../../src/app/packs/pack-choice';
import { parsePageOptions } from '../../../../src/app/page-options';

const OWN = 'https://example.org/app/packs/motion-field/';
const OTHER = 'https://models.example/sky/';

function visit(kept: Map<string, string>, query = ''): PackChoice {
  return createPackChoice(parsePageOptions(new URL(`https://example.org/app/${query}`)), {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  });
}

test('the app’s own model, until another is chosen; that one at the next visit too', () => {
  const kept = new Map<string, string>();
  const first = visit(kept);
  expect(first.packUrl.value).toBe(OWN);
  first.choose(OTHER);
  expect(first.packUrl.value).toBe(OTHER);
  const next = visit(kept);
  expect(next.packUrl.value).toBe(OTHER);
  next.choose(OWN);
  expect(visit(kept).packUrl.value).toBe(OWN);
});

test('the app’s own is remembered as such, wherever the app lies', () => {
  const kept = new Map<string, string>();
  visit(kept).choose(OWN);
  expect([...kept.values()]).toEqual(['']);
});

test('the address comes first, and does not change what was chosen', () => {
  const kept = new Map([['enliven.pack', OTHER]]);
  expect(visit(kept, '?pack=packs/tiny').packUrl.value).toBe('https://example.org/app/packs/tiny/');
  expect(visit(kept).packUrl.value).toBe(OTHER);
});

test.each(['javascript:alert(1)', 'nonsense', 'file:///etc/'])('%s is no model', (text) => {
  expect(visit(new Map([['enliven.pack', text]])).packUrl.value).toBe(OWN);
});

test('what is measured of one model says nothing of another', () => {
  const choice = visit(new Map());
  expect(choice.rateNameOf(OWN)).toBe('');
  expect(choice.rateNameOf(OTHER)).not.toBe(choice.rateNameOf('https://models.example/sea/'));
});
