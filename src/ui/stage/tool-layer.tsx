import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import type { CropRectangle } from '../../contract/clip';
import { ArrowEnds } from './arrow-ends';
import { MaskCanvas } from './mask-canvas';
import { MaskLayer } from './mask-layer';
import { RegionLayer } from './region-layer';

export interface ToolLayerProps {
  readonly studio: Studio;
  readonly crop: CropRectangle;
}

/** What the tool in hand shows over the moving photo, and what a pointer does there. */
export function ToolLayer({ studio, crop }: ToolLayerProps): JSX.Element | null {
  const { mask, paintedMask, regions, preview } = studio;
  switch (mask.brush.value) {
    case 'none':
      return null;
    case 'regions':
      // The map of another motion would tint what is not there.
      if (preview.status.value.kind !== 'live') return null;
      return <RegionLayer crop={crop} regions={regions} studio={studio} />;
    case 'arrow':
      return (
        <>
          <MaskLayer crop={crop} mask={mask} />
          <ArrowEnds crop={crop} mask={mask} />
        </>
      );
    case 'freeze':
    case 'move':
    case 'erase':
      return (
        <>
          <MaskCanvas painted={paintedMask} />
          <MaskLayer crop={crop} mask={mask} />
        </>
      );
  }
}
