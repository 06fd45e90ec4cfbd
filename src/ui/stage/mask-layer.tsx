import type { JSX, TargetedPointerEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { MaskState } from '../../app/mask-state';
import type { CropRectangle, MotionArrow } from '../../contract/clip';
import './mask-layer.css';
import { photoPointOf } from './photo-point';

export interface MaskLayerProps {
  readonly crop: CropRectangle;
  readonly mask: MaskState;
}

/** Of the crop's long side. */
const ARROW_WIDTH = 0.006;
/** An arrow's head, of its length. */
const HEAD_SHARE = 0.25;

type PaintEvent = TargetedPointerEvent<SVGSVGElement>;

/** Paints with the brush in hand. One finger paints; two are the browser's, to zoom and scroll. */
export function MaskLayer({ crop, mask }: MaskLayerProps): JSX.Element {
  const [cursor, setCursor] = useState<readonly [number, number] | null>(null);
  const isArrow = mask.brush.value === 'arrow';
  const width = ARROW_WIDTH * Math.max(crop.width, crop.height);
  const place = (event: PaintEvent) => photoPointOf(event, event.currentTarget, crop);

  return (
    <svg
      class={isArrow ? 'mask-layer is-arrow' : 'mask-layer'}
      viewBox={`${crop.x} ${crop.y} ${crop.width} ${crop.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={isArrow ? 'The arrows' : 'The brush'}
      data-testid="mask-layer"
      onPointerDown={(event) => {
        if (!event.isPrimary) mask.cancel();
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        mask.begin(...place(event));
      }}
      onPointerMove={(event) => {
        if (!event.isPrimary) return;
        setCursor(place(event));
        mask.extend(...place(event));
      }}
      onPointerUp={mask.end}
      onPointerCancel={() => {
        mask.cancel();
        setCursor(null);
      }}
      onPointerLeave={() => setCursor(null)}
    >
      {isArrow &&
        mask.arrows.value.map((arrow, index) => (
          <polyline
            key={index}
            class="mask-arrow"
            points={arrowPoints(arrow)}
            stroke-width={width}
          />
        ))}
      {!isArrow && cursor && <Ring at={cursor} crop={crop} mask={mask} />}
    </svg>
  );
}

interface RingProps extends MaskLayerProps {
  readonly at: readonly [number, number];
}

/** As large as the brush; the inner ring is where its rim begins to fade. */
function Ring({ at: [x, y], crop, mask }: RingProps): JSX.Element {
  const radius = mask.radiusShare.value * Math.max(crop.width, crop.height);
  return (
    <g class="mask-ring">
      <circle class="mask-ring-shade" cx={x} cy={y} r={radius} />
      <circle cx={x} cy={y} r={radius} />
      <circle class="is-inner" cx={x} cy={y} r={radius * (1 - mask.softness.value)} />
    </g>
  );
}

/** One line: to the point, and back over both sides of the head. */
function arrowPoints({ fromX, fromY, toX, toY }: MotionArrow): string {
  const [backX, backY] = [(fromX - toX) * HEAD_SHARE, (fromY - toY) * HEAD_SHARE];
  const left = `${toX + backX - backY * 0.6},${toY + backY + backX * 0.6}`;
  const right = `${toX + backX + backY * 0.6},${toY + backY - backX * 0.6}`;
  return `${fromX},${fromY} ${toX},${toY} ${left} ${toX},${toY} ${right}`;
}
