import { expect, test } from 'vitest';
import { openTextStore } from '../../../src/app/text-store';

/** As the browser's own, with room for so many entries. */
class FakeStorage implements Storage {
  [name: string]: unknown;
  readonly #texts = new Map<string, string>();
  readonly #room: number;

  constructor(room: number) {
    this.#room = room;
  }

  get length(): number {
    return this.#texts.size;
  }

  clear(): void {
    this.#texts.clear();
  }

  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }

  removeItem(key: string): void {
    this.#texts.delete(key);
  }

  setItem(key: string, value: string): void {
    if (this.#texts.size >= this.#room) throw new DOMException('full', 'QuotaExceededError');
    this.#texts.set(key, value);
  }
}

test('keeps texts in the storage of the browser', () => {
  const storage = new FakeStorage(2);
  openTextStore(() => storage).setItem('one', '1');
  expect(openTextStore(() => storage).getItem('one')).toBe('1');
  expect(openTextStore(() => storage).getItem('two')).toBeNull();
});

test('goes on where the storage is full', () => {
  const store = openTextStore(() => new FakeStorage(1));
  store.setItem('one', '1');
  store.setItem('two', '2');
  expect([store.getItem('one'), store.getItem('two')]).toEqual(['1', null]);
});

test('forgets where the storage is forbidden', () => {
  const store = openTextStore(() => {
    throw new DOMException('no', 'SecurityError');
  });
  store.setItem('one', '1');
  expect(store.getItem('one')).toBeNull();
});
