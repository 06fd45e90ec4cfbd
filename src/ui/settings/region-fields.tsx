import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import './detail-fields.css';
import './region-fields.css';
import { RegionRow } from './region-row';

/**
 * Strength and speed of each region found in the photo; unknown until it has been seen live. Folded
 * at first: however many come, nothing below moves under a hand.
 */
export function RegionFields({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  if (studio.view.value !== 'live') return null;
  const regions = studio.preview.regions.value;
  return (
    <details
      class="details region-fields"
      data-testid="region-fields"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        By region
        {regions.length > 0 && <small>{regions.length} found</small>}
      </summary>
      {regions.length === 0 && <p class="field-hint">Shown here once the photo moves.</p>}
      {regions.map((region) => (
        <RegionRow key={region.name} state={studio.draft} region={region} />
      ))}
    </details>
  );
}
