import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import './region-fields.css';
import { RegionRow } from './region-row';

/** Strength and speed of each region found in the photo; unknown until it has been seen live. */
export function RegionFields({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const regions = studio.view.value === 'live' ? studio.preview.regions.value : [];
  if (regions.length === 0) return null;
  return (
    <fieldset class="region-fields" data-testid="region-fields">
      <legend class="field-label">By region</legend>
      {regions.map((region) => (
        <RegionRow key={region.name} state={studio.draft} region={region} />
      ))}
    </fieldset>
  );
}
