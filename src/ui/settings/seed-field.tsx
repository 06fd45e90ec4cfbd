import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import './seed-field.css';

/** The seed: seen, typed, rolled and locked. */
export function SeedField({ studio }: { readonly studio: Studio }): JSX.Element {
  const id = useId();
  const { draft } = studio;
  const { seed, isSeedLocked } = draft.draft.value;
  const problem = draft.problems.value.seed;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        Seed
      </label>
      <div class="seed-row">
        <input
          class="text-input"
          id={id}
          data-testid="seed"
          inputMode="numeric"
          autoComplete="off"
          value={Number.isNaN(seed) ? '' : String(seed)}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            const text = event.currentTarget.value.trim();
            draft.change({ seed: text === '' ? Number.NaN : Number(text) });
          }}
        />
        <Button icon="dice" label="Another seed" onPress={studio.rollSeed} />
        <Button
          icon={isSeedLocked ? 'locked' : 'unlocked'}
          label="Keep this seed"
          isPressed={isSeedLocked}
          onPress={() => draft.change({ isSeedLocked: !isSeedLocked })}
        />
      </div>
      <p class={problem ? 'field-problem' : 'field-hint'} id={`${id}-hint`}>
        {problem ??
          (isSeedLocked
            ? 'Kept: the same settings make the same clip again.'
            : 'The chance in the motion. A new one is drawn when the same clip is asked for again.')}
      </p>
    </div>
  );
}
