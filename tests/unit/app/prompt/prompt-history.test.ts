import { expect, test } from 'vitest';
import { createPromptHistory } from '../../../../src/app/prompt/prompt-history';

function memoryStore(start = new Map<string, string>()) {
  return {
    kept: start,
    getItem: (key: string) => start.get(key) ?? null,
    setItem: (key: string, value: string) => void start.set(key, value),
  };
}

test('the latest is first, each once, and they outlive the visit', () => {
  const store = memoryStore();
  const history = createPromptHistory(store);
  for (const prompt of ['waves roll', 'trees sway', ' waves roll ', '', '  '])
    history.remember(prompt);
  expect(history.prompts.value).toEqual(['waves roll', 'trees sway']);
  expect(createPromptHistory(store).prompts.value).toEqual(['waves roll', 'trees sway']);
});

test('no more than a dozen are kept', () => {
  const history = createPromptHistory(memoryStore());
  for (let index = 0; index < 20; index += 1) history.remember(`prompt ${index}`);
  expect(history.prompts.value).toHaveLength(12);
  expect(history.prompts.value[0]).toBe('prompt 19');
});

test.each(['{', '{"a":1}', '[1,null]', '"text"'])('%s in the store is no history', (damaged) => {
  const store = memoryStore(new Map([['enliven.prompts', damaged]]));
  expect(createPromptHistory(store).prompts.value).toEqual([]);
});
