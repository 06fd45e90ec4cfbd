import type { JSX } from 'preact';
import type { DraftState } from '../../app/draft-state';
import { draftLimits } from '../../app/clip-draft';
import { Slider } from '../controls/slider';

/** How far and how fast things travel. */
export function MotionFields({ state }: { readonly state: DraftState }): JSX.Element {
  const { motionStrength, motionSpeed } = state.draft.value;
  return (
    <>
      <Slider
        label="Motion strength"
        value={motionStrength}
        {...draftLimits.motionStrength}
        step={0.05}
        valueText={scaleText(motionStrength)}
        onChange={(value) => state.change({ motionStrength: value })}
      />
      <Slider
        label="Motion speed"
        value={motionSpeed}
        {...draftLimits.motionSpeed}
        step={0.05}
        valueText={scaleText(motionSpeed)}
        onChange={(value) => state.change({ motionSpeed: value })}
      />
    </>
  );
}

/** A factor in words. */
export function scaleText(value: number): string {
  if (value === 0) return 'none';
  if (value === 1) return 'natural';
  return `${Math.round(value * 100)} %`;
}
