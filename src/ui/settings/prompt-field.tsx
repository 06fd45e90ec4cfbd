import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { maxPromptLength } from '../../app/clip-draft';
import type { DraftState } from '../../app/draft-state';
import '../controls/field.css';
import './prompt-field.css';

const examples = [
  'clouds drift slowly to the left',
  'the water ripples, everything else still',
  'camera pushes in gently, leaves sway in the wind',
] as const;

/** The prompt, with examples that are put in by a press. */
export function PromptField({ state }: { readonly state: DraftState }): JSX.Element {
  const id = useId();
  const { prompt } = state.draft.value;
  const problem = state.problems.value.prompt;
  return (
    <div class="field">
      <label class="prompt-label" for={id}>
        What should move?
      </label>
      <textarea
        class="text-input prompt-input"
        id={id}
        data-testid="prompt"
        rows={3}
        maxLength={maxPromptLength}
        value={prompt}
        placeholder="Say the motion, not the scene: “waves roll softly towards the shore, the boat rocks”"
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={`${id}-hint`}
        onInput={(event) => state.change({ prompt: event.currentTarget.value })}
      />
      <p class={problem ? 'field-problem' : 'field-hint'} id={`${id}-hint`}>
        {problem ?? 'Left empty, what can move moves gently.'}
      </p>
      <ul class="chips" aria-label="Examples">
        {examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              class="chip"
              onClick={() => state.change({ prompt: withExample(prompt, example) })}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One's own words are kept; an example takes the place of another example. */
function withExample(prompt: string, example: string): string {
  const own = prompt.trim();
  const isReplaced = own === '' || examples.some((known) => known === own);
  if (isReplaced || own.includes(example)) return isReplaced ? example : prompt;
  return `${own}, ${example}`.slice(0, maxPromptLength);
}
