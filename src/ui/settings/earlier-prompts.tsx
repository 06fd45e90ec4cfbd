import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { PromptHistory } from '../../app/prompt/prompt-history';
import { Button } from '../controls/button';
import './earlier-prompts.css';

export interface EarlierPromptsProps {
  readonly history: PromptHistory;
  onChoose(prompt: string): void;
}

/** The prompts used last, behind a button; nothing before the first one. */
export function EarlierPrompts({ history, onChoose }: EarlierPromptsProps): JSX.Element | null {
  const id = useId();
  const rootRef = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const prompts = history.prompts.value;
  if (prompts.length === 0) return null;

  function close(): void {
    setOpen(false);
    rootRef.current?.querySelector<HTMLElement>('.button')?.focus();
  }

  return (
    <div
      class="earlier"
      ref={rootRef}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Node && event.currentTarget.contains(next))) setOpen(false);
      }}
    >
      <Button
        kind="quiet"
        icon="history"
        label="Earlier prompts"
        isExpanded={isOpen}
        controls={id}
        onPress={() => setOpen(!isOpen)}
      />
      <ul class="earlier-list" id={id} hidden={!isOpen} aria-label="Earlier prompts">
        {prompts.map((prompt) => (
          <li key={prompt}>
            <button
              type="button"
              onClick={() => {
                onChoose(prompt);
                close();
              }}
            >
              {prompt}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
