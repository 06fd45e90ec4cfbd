import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { maxPromptLength } from '../../app/clip-draft';
import { readDirection } from '../../app/prompt/direction';
import { isSuited, motionPresets } from '../../app/prompt/motion-presets';
import { promptHint } from '../../app/prompt/prompt-hint';
import type { Studio } from '../../app/studio';
import '../controls/field.css';
import { ChipRow } from './chip-row';
import { Director } from './director';
import { EarlierPrompts } from './earlier-prompts';
import './prompt-field.css';
import { promptHintText } from './prompt-hint-text';
import { Understood } from './understood';
import { usePromptRecall } from './use-prompt-recall';
import { useSettled } from './use-settled';

/** Who types is not interrupted. */
const HINT_DELAY_MS = 900;
const NOT_FOUND = 'The model found nothing in this photo that this would move.';

/** The prompt, with ready motions, a hint at a time, and a helper that writes it. */
export function PromptField({ studio }: { readonly studio: Studio }): JSX.Element {
  const id = useId();
  const { draft: state, prompts: history } = studio;
  const { prompt } = state.draft.value;
  const problem = state.problems.value.prompt;
  const recall = usePromptRecall(state, history);
  const settled = useSettled(prompt, HINT_DELAY_MS);
  const seen = studio.seen.value;
  const found = seen && new Set(seen.regionMap.places.map(({ region }) => region));
  const hint = settled === prompt ? promptHint(settled, found) : null;

  function write(next: string): void {
    recall.forget();
    state.change({ prompt: next });
  }

  /** Puts in words that were pressed; where they move the camera, nothing else may. */
  function choose(next: string): void {
    const { camera } = readDirection(next);
    const moves = camera !== null && camera !== readDirection(prompt).camera;
    state.together(() => {
      write(next);
      if (moves) state.change({ camera: { kind: 'prompt' } });
    });
  }

  return (
    <div class={studio.view.value === 'live' ? 'field prompt-field is-live' : 'field prompt-field'}>
      <div class="prompt-head">
        <label class="prompt-label" for={id}>
          What should move?
        </label>
        <EarlierPrompts history={history} onChoose={write} />
      </div>
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
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={recall.onKeyDown}
      />
      <p
        class={problem ? 'field-problem' : hint ? 'field-hint prompt-hint' : 'field-hint'}
        id={`${id}-hint`}
        data-testid="prompt-hint"
        aria-live="polite"
      >
        {problem ?? (hint ? promptHintText(hint) : 'Left empty, what can move moves gently.')}
      </p>
      <Understood studio={studio} />
      <ChipRow
        label="Ready motions"
        chips={motionPresets.map((preset) => ({
          name: preset.name,
          isOn: preset.prompt === prompt,
          doubt: isSuited(preset, found) ? undefined : NOT_FOUND,
          onPress: () => {
            // One's own words can be had back: they are the latest of the earlier prompts.
            const isOwn = motionPresets.every((known) => known.prompt !== prompt);
            if (isOwn) history.remember(prompt);
            choose(preset.prompt === prompt ? '' : preset.prompt);
          },
        }))}
      />
      <Director prompt={prompt} onChange={choose} />
    </div>
  );
}
