import type { JSX } from 'preact';
import { brushRadiusShares, type MaskState } from '../../app/mask-state';
import { Button } from '../controls/button';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import './mask-bar.css';

const BRUSHES = [
  { value: 'none', text: 'No brush' },
  { value: 'freeze', text: 'Keep still' },
  { value: 'move', text: 'Let move' },
] as const;

/** The brushes that say what may move. */
export function MaskBar({ mask }: { readonly mask: MaskState }): JSX.Element {
  const brush = mask.brush.value;
  return (
    <div class="mask-bar">
      <Segmented
        label="Brush"
        columns={3}
        options={BRUSHES}
        value={brush}
        hint={brush === 'move' ? 'Begun with this brush, all else stays still.' : undefined}
        onChange={mask.choose}
      />
      {brush !== 'none' && (
        <>
          <Slider
            label="Size"
            value={mask.radiusShare.value}
            {...brushRadiusShares}
            step={0.005}
            valueText={`${Math.round(200 * mask.radiusShare.value)} %`}
            onChange={mask.setRadius}
          />
          <div class="mask-steps">
            <Button icon="undo" label="Undo" isDisabled={!mask.canUndo.value} onPress={mask.undo} />
            <Button icon="redo" label="Redo" isDisabled={!mask.canRedo.value} onPress={mask.redo} />
            <Button isDisabled={mask.strokes.value.length === 0} onPress={mask.clear}>
              Clear
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
