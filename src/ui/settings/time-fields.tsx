import type { JSX } from 'preact';
import { draftLimits } from '../../app/clip-draft';
import type { DraftState } from '../../app/draft-state';
import { Slider } from '../controls/slider';
import { Switch } from '../controls/switch';

/** Length and loop. */
export function TimeFields({ state }: { readonly state: DraftState }): JSX.Element {
  const { durationSeconds, isLoop } = state.draft.value;
  const { least, most } = draftLimits.durationSeconds;
  return (
    <>
      <Slider
        label="Length"
        value={durationSeconds}
        least={least}
        most={most}
        step={0.5}
        valueText={durationSeconds === 1 ? '1 second' : `${durationSeconds} seconds`}
        onChange={(value) => state.change({ durationSeconds: value })}
      />
      <Switch
        label="Loop"
        hint="The end flows into the beginning."
        isOn={isLoop}
        onChange={(value) => state.change({ isLoop: value })}
      />
    </>
  );
}
