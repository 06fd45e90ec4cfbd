import type { JSX } from 'preact';
import { brushRadiusShares, type Brush, type MaskState } from '../../app/mask-state';
import { ARROW_SECONDS } from '../../contract/clip';
import { Button } from '../controls/button';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import './mask-bar.css';

const BRUSHES = [
  { value: 'none', text: 'No brush' },
  { value: 'freeze', text: 'Keep still' },
  { value: 'move', text: 'Let move' },
  { value: 'arrow', text: 'Direct' },
] as const;

const HINTS: Partial<Record<Brush, string>> = {
  move: 'Begun with this brush, all else stays still.',
  arrow: `Draw an arrow on the sky or on water: it flows that way, that far in ${ARROW_SECONDS} seconds.`,
};

/** The brushes that say what may move, and which way. */
export function MaskBar({ mask }: { readonly mask: MaskState }): JSX.Element {
  const brush = mask.brush.value;
  const isEmpty = mask.strokes.value.length + mask.arrows.value.length === 0;
  return (
    <div class="mask-bar">
      <Segmented
        label="Brush"
        columns={4}
        options={BRUSHES}
        value={brush}
        hint={HINTS[brush]}
        onChange={mask.choose}
      />
      {brush !== 'none' && (
        <>
          {brush !== 'arrow' && (
            <Slider
              label="Size"
              value={mask.radiusShare.value}
              {...brushRadiusShares}
              step={0.005}
              valueText={`${Math.round(200 * mask.radiusShare.value)} %`}
              onChange={mask.setRadius}
            />
          )}
          <div class="mask-steps">
            <Button isDisabled={isEmpty} onPress={mask.clear}>
              Clear
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
