import type { JSX } from 'preact';
import { draftLimits, frameRates } from '../../app/clip-draft';
import type { DraftState } from '../../app/draft-state';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import { Switch } from '../controls/switch';

/** Length, frame rate and loop. */
export function TimeFields({ state }: { readonly state: DraftState }): JSX.Element {
  const { durationSeconds, framesPerSecond, isLoop } = state.draft.value;
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
      <Segmented
        label="Frames a second"
        columns={frameRates.length}
        options={frameRates.map((rate) => ({ value: rate, text: String(rate) }))}
        value={framesPerSecond}
        onChange={(value) => state.change({ framesPerSecond: value })}
      />
    </>
  );
}
