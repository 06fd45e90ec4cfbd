import type { JSX } from 'preact';
import { brushRadiusShares, type Brush, type MaskState } from '../../app/mask-state';
import type { Studio } from '../../app/studio';
import { ARROW_SECONDS, MAXIMUM_ARROWS } from '../../contract/clip';
import { Button } from '../controls/button';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import './mask-bar.css';
import { RegionBar } from './region-bar';
import { useDrawingEscape } from './use-drawing-escape';

const BRUSHES = [
  { value: 'none', text: 'No brush' },
  { value: 'regions', text: 'Regions' },
  { value: 'freeze', text: 'Keep still' },
  { value: 'move', text: 'Let move' },
  { value: 'erase', text: 'Erase' },
  { value: 'arrow', text: 'Direct' },
] as const;

const HINTS: Partial<Record<Brush, string>> = {
  move: 'Begun with this brush, all else stays still.',
  erase: 'Takes painting away: there it is as if you had never painted.',
  arrow: `Draw an arrow on the sky or on water: it flows that way, that far in ${ARROW_SECONDS} seconds.`,
};

/** The tools that say what may move, and which way. */
export function MaskBar({ studio }: { readonly studio: Studio }): JSX.Element {
  const { mask, regions } = studio;
  const brush = mask.brush.value;
  const isEmpty = mask.strokes.value.length + mask.arrows.value.length === 0;
  useDrawingEscape(mask);
  return (
    <div class="mask-bar">
      <Segmented
        label="Brush"
        columns={6}
        options={BRUSHES}
        value={brush}
        hint={HINTS[brush]}
        onChange={mask.choose}
      />
      {brush === 'regions' && <RegionBar regions={regions} />}
      {(brush === 'freeze' || brush === 'move' || brush === 'erase') && <BrushSize mask={mask} />}
      {brush !== 'none' && (
        <div class="mask-steps">
          {brush === 'arrow' && <ArrowSteps mask={mask} />}
          <Button isDisabled={isEmpty} onPress={mask.clear}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}

function BrushSize({ mask }: { readonly mask: MaskState }): JSX.Element {
  const [radius, softness] = [mask.radiusShare.value, mask.softness.value];
  return (
    <>
      <Slider
        label="Size"
        value={radius}
        {...brushRadiusShares}
        step={0.005}
        valueText={`${Math.round(200 * radius)} %`}
        onChange={mask.setRadius}
      />
      <Slider
        label="Softness"
        value={softness}
        least={0}
        most={1}
        step={0.05}
        valueText={`${Math.round(100 * softness)} %`}
        onChange={mask.setSoftness}
      />
    </>
  );
}

function ArrowSteps({ mask }: { readonly mask: MaskState }): JSX.Element {
  const count = mask.arrows.value.length;
  const chosen = mask.chosenArrow.value;
  const hasChosen = chosen !== null && chosen < count;
  return (
    <>
      <Button isDisabled={count >= MAXIMUM_ARROWS} onPress={mask.addArrow}>
        {count >= MAXIMUM_ARROWS ? `${MAXIMUM_ARROWS} arrows at most` : 'Add an arrow'}
      </Button>
      <Button
        icon="bin"
        label="Delete the arrow"
        isDisabled={!hasChosen}
        onPress={() => hasChosen && mask.removeArrow(chosen)}
      />
    </>
  );
}
