import { useSignalEffect } from '@preact/signals';
import type { JSX, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { RegionTarget, RegionTool } from '../../app/region-tool';
import type { Studio } from '../../app/studio';
import type { CropRectangle } from '../../contract/clip';
import type { RegionMap } from '../../contract/regions';
import { regionText } from '../settings/region-text';
import { awaitPress } from './await-press';
import './region-layer.css';
import { photoPointOf } from './photo-point';
import { regionTintOf } from './region-tint';

export interface RegionLayerProps {
  readonly crop: CropRectangle;
  readonly studio: Studio;
  readonly regions: RegionTool;
}

/** What the model found in the photo, tinted; a press holds it still or lets it move. */
export function RegionLayer({ crop, studio, regions }: RegionLayerProps): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const map = regions.map.value;
    const context = canvasRef.current?.getContext('2d');
    if (!map || !context) return;
    const tint = regionTintOf({
      map,
      strengths: studio.draft.draft.value.regionStrengths,
      painted: studio.paintedMask.value,
      pointed: regions.pointed.value,
    });
    const { canvas } = context;
    if (canvas.width !== map.width) canvas.width = map.width;
    if (canvas.height !== map.height) canvas.height = map.height;
    context.putImageData(new ImageData(tint, map.width, map.height), 0, 0);
  });
  const targetOf = (event: TargetedPointerEvent<HTMLDivElement>): RegionTarget | null =>
    regions.targetAt(...photoPointOf(event, event.currentTarget, crop));
  const [map, pointed] = [regions.map.value, regions.pointed.value];
  return (
    <div
      class={pointed ? 'region-layer is-over' : 'region-layer'}
      data-testid="region-layer"
      onPointerMove={(event) => regions.point(targetOf(event))}
      onPointerLeave={() => regions.point(null)}
      onPointerDown={(event) => {
        const target = targetOf(event);
        awaitPress(event, event.currentTarget, () => {
          regions.point(target);
          if (target) regions.toggle(target);
        });
      }}
    >
      <canvas role="img" aria-label="What the model found in the photo" ref={canvasRef} />
      {map && pointed && (
        <p class="region-name" style={placeOf(pointed, map)} data-testid="region-name">
          {regionText[pointed.region]}
          <small>{regions.isStill(pointed) ? 'press: let it move' : 'press: keep it still'}</small>
        </p>
      )}
    </div>
  );
}

/** In the middle of the largest place that the target has. */
function placeOf({ region, placeNumber }: RegionTarget, { places }: RegionMap): string {
  const place =
    placeNumber === null
      ? places.find((candidate) => candidate.region === region)
      : places[placeNumber - 1];
  const share = (value: number): number => Math.min(0.86, Math.max(0.14, value));
  return `left: ${100 * share(place?.insideX ?? 0.5)}%; top: ${100 * share(place?.insideY ?? 0.5)}%`;
}
