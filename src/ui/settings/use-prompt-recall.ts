import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { DraftState } from '../../app/draft-state';
import type { PromptHistory } from '../../app/prompt/prompt-history';

/** What the prompt's keys do; `forget` ends the walk once something has been typed. */
export interface PromptRecall {
  onKeyDown(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void;
  forget(): void;
}

/** One's own words are at -1, the prompts used before at 0 and on. */
interface Walk {
  readonly at: number;
  readonly own: string;
}

/** ArrowUp at the beginning of the prompt goes back through the last ones, ArrowDown returns. */
export function usePromptRecall(state: DraftState, history: PromptHistory): PromptRecall {
  const walkRef = useRef<Walk | null>(null);

  function go(step: 1 | -1): boolean {
    const prompt = state.draft.peek().prompt;
    const known = history.prompts.peek();
    const walk = walkRef.current ?? { at: -1, own: prompt };
    // The prompt that stands there already is no step back.
    const isSame = walk.at === -1 && step === 1 && known[0] === prompt.trim();
    const at = walk.at + (isSame ? 2 : step);
    const recalled = at === -1 ? walk.own : known[at];
    if (recalled === undefined) return walkRef.current !== null;
    walkRef.current = at === -1 ? null : { ...walk, at };
    state.change({ prompt: recalled });
    return true;
  }

  return {
    onKeyDown(event) {
      const { selectionStart, selectionEnd } = event.currentTarget;
      const isAtStart = selectionStart === 0 && selectionEnd === 0;
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPlain || event.isComposing) return;
      const isWalking = walkRef.current !== null;
      if (event.key === 'ArrowUp' && (isAtStart || isWalking) && go(1)) event.preventDefault();
      if (event.key === 'ArrowDown' && isWalking && go(-1)) event.preventDefault();
    },
    forget() {
      walkRef.current = null;
    },
  };
}
