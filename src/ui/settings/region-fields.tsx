import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { draftLimits } from '../../app/clip-draft';
import { Slider } from '../controls/slider';
import { scaleText } from './motion-fields';
import './region-fields.css';
import { regionText } from './region-text';

/** The strength of each region that was found in the photo; unknown until it has been seen live. */
export function RegionFields({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { draft } = studio;
  const { regionStrengths } = draft.draft.value;
  const regions = studio.view.value === 'live' ? studio.preview.regions.value : [];
  if (regions.length === 0) return null;
  return (
    <fieldset class="region-fields">
      <legend class="field-label">Strength by region</legend>
      {regions.map(({ name, share }) => (
        <Slider
          key={name}
          label={`${regionText[name]}, ${Math.round(share * 100)} %`}
          value={regionStrengths[name] ?? 1}
          {...draftLimits.motionStrength}
          step={0.05}
          valueText={scaleText(regionStrengths[name] ?? 1)}
          onChange={(strength) =>
            draft.change({ regionStrengths: { ...regionStrengths, [name]: strength } })
          }
        />
      ))}
    </fieldset>
  );
}
