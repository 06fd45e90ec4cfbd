import { signal, type ReadonlySignal } from '@preact/signals';
import type { TextStore } from '../text-store';

/** The prompts used last, kept for the next visit. */
export interface PromptHistory {
  /** The latest first, each once. */
  readonly prompts: ReadonlySignal<readonly string[]>;
  /** Puts a prompt in front; an empty one is nothing to remember. */
  remember(prompt: string): void;
}

const KEY = 'enliven.prompts';
const MOST_PROMPTS = 12;

/** Starts from what the store kept. */
export function createPromptHistory(store: TextStore): PromptHistory {
  const prompts = signal<readonly string[]>(load(store));
  return {
    prompts,
    remember(prompt) {
      const text = prompt.trim();
      if (text === '') return;
      const others = prompts.peek().filter((known) => known !== text);
      prompts.value = [text, ...others].slice(0, MOST_PROMPTS);
      store.setItem(KEY, JSON.stringify(prompts.peek()));
    },
  };
}

function load(store: TextStore): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(store.getItem(KEY) ?? '[]');
    if (!Array.isArray(parsed)) return [];
    return parsed.filter((entry) => typeof entry === 'string').slice(0, MOST_PROMPTS);
  } catch {
    return [];
  }
}
