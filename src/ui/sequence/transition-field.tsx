import type { JSX } from 'preact';
import { USUAL_DISSOLVE } from '../../app/sequence/sequence';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import type { ShownEntry } from '../../app/sequence/sequence-view';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';

export interface TransitionFieldProps {
  readonly entry: ShownEntry;
  readonly isLast: boolean;
  readonly sequence: SequenceEditor;
}

const OPTIONS = [
  { value: 'cut', text: 'Cut' },
  { value: 'dissolve', text: 'Dissolve' },
] as const;

/** How the clip gives way to the one after it. */
export function TransitionField({ entry, isLast, sequence }: TransitionFieldProps): JSX.Element {
  const { id, transition, dissolveFrames } = entry;
  const { framesPerSecond } = sequence.view.value.format;
  if (isLast) return <p class="field-hint">It is the last clip: add one more for a dissolve.</p>;
  const seconds = dissolveFrames / framesPerSecond;
  const isShortened =
    transition.kind === 'dissolve' && transition.durationSeconds - seconds > 1 / framesPerSecond;
  return (
    <>
      <Segmented
        label="To the next clip"
        columns={2}
        options={OPTIONS}
        value={transition.kind}
        onChange={(kind) => sequence.setTransition(id, kind === 'cut' ? { kind } : USUAL_DISSOLVE)}
      />
      {transition.kind === 'dissolve' && (
        <Slider
          label="Dissolve"
          value={transition.durationSeconds}
          least={0.1}
          most={2}
          step={0.1}
          valueText={`${transition.durationSeconds.toFixed(1)} s`}
          {...(isShortened && {
            hint: `It takes ${seconds.toFixed(1)} s: half of the shorter clip at most.`,
          })}
          onChange={(durationSeconds) =>
            sequence.setTransition(id, { kind: 'dissolve', durationSeconds })
          }
        />
      )}
    </>
  );
}
