import type { JSX } from 'preact';
import type { OfferedTarget, RegionScope, RegionTool } from '../../app/region-tool';
import { Segmented } from '../controls/segmented';
import '../settings/chip-row.css';
import { regionText } from '../settings/region-text';
import './region-bar.css';
import { regionColours } from './region-colours';

const SCOPES: readonly { readonly value: RegionScope; readonly text: string }[] = [
  { value: 'region', text: 'All of it' },
  { value: 'place', text: 'Only this place' },
];

/** The regions of the photo as chips, pressed where they move: the picture's presses by keyboard. */
export function RegionBar({ regions }: { readonly regions: RegionTool }): JSX.Element {
  return (
    <div class="region-bar">
      <Segmented
        label="A press takes"
        columns={2}
        options={SCOPES}
        value={regions.scope.value}
        onChange={regions.setScope}
      />
      <div class="chips" role="group" aria-label="What moves">
        {regions.offered.value.map((target) => (
          <button
            type="button"
            class="chip region-chip"
            key={`${target.region} ${target.placeNumber}`}
            aria-pressed={!target.isStill}
            style={`--region: rgb(${regionColours[target.region].join(' ')})`}
            onClick={() => regions.toggle(target)}
            onFocus={() => regions.point(target)}
            onBlur={() => regions.point(null)}
            onPointerEnter={() => regions.point(target)}
            onPointerLeave={() => regions.point(null)}
          >
            {nameOf(target)}
            <small>{target.isStill ? 'still' : 'moves'}</small>
          </button>
        ))}
      </div>
    </div>
  );
}

function nameOf({ region, ordinal }: OfferedTarget): string {
  return ordinal === null ? regionText[region] : `${regionText[region]} ${ordinal}`;
}
