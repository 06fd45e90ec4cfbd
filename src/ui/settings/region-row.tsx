import type { JSX } from 'preact';
import { draftLimits } from '../../app/clip-draft';
import type { DraftState } from '../../app/draft-state';
import type { RegionFactors, RegionName, RegionShare } from '../../contract/regions';
import { Button } from '../controls/button';
import { Slider } from '../controls/slider';
import './detail-fields.css';
import { scaleText } from './motion-fields';
import { regionPhrase, regionText } from './region-text';

export interface RegionRowProps {
  readonly state: DraftState;
  readonly region: RegionShare;
}

/** A region with what is set for it in words; unfolds to its sliders. */
export function RegionRow({ state, region: { name, share } }: RegionRowProps): JSX.Element {
  const { regionStrengths, regionSpeeds } = state.draft.value;
  const [strength, speed] = [regionStrengths[name] ?? 1, regionSpeeds[name] ?? 1];
  return (
    <details class="details region-row">
      <summary>
        <span>{regionText[name]}</span>
        <small>{Math.round(share * 100)} %</small>
        <span class="region-set">{settingText(strength, speed)}</span>
      </summary>
      <div class="details-body">
        <Slider
          label="Strength"
          name={`Strength of ${regionPhrase[name]}`}
          value={strength}
          {...draftLimits.motionStrength}
          step={0.05}
          valueText={scaleText(strength)}
          onChange={(value) =>
            state.change({ regionStrengths: { ...regionStrengths, [name]: value } })
          }
        />
        <Slider
          label="Speed"
          name={`Speed of ${regionPhrase[name]}`}
          value={speed}
          {...draftLimits.motionSpeed}
          step={0.05}
          valueText={scaleText(speed)}
          onChange={(value) => state.change({ regionSpeeds: { ...regionSpeeds, [name]: value } })}
        />
        <Button
          kind="quiet"
          label={`Reset ${regionPhrase[name]}`}
          isDisabled={strength === 1 && speed === 1}
          onPress={() =>
            state.change({
              regionStrengths: without(regionStrengths, name),
              regionSpeeds: without(regionSpeeds, name),
            })
          }
        >
          Reset
        </Button>
      </div>
    </details>
  );
}

function settingText(strength: number, speed: number): string {
  if (strength === 0 || speed === 0) return 'still';
  const set = [
    ...(strength === 1 ? [] : [`strength ${scaleText(strength)}`]),
    ...(speed === 1 ? [] : [`speed ${scaleText(speed)}`]),
  ];
  return set.join(', ') || 'natural';
}

function without(factors: RegionFactors, name: RegionName): RegionFactors {
  const { [name]: _gone, ...rest } = factors;
  return rest;
}
