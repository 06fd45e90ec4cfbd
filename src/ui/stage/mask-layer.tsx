import type { JSX, TargetedPointerEvent } from 'preact';
import type { MaskState } from '../../app/mask-state';
import type { CropRectangle, MaskStroke, MotionArrow } from '../../contract/clip';
import './mask-layer.css';

export interface MaskLayerProps {
  readonly crop: CropRectangle;
  readonly mask: MaskState;
}

/** Of the crop's long side. */
const ARROW_WIDTH = 0.006;
/** An arrow's head, of its length. */
const HEAD_SHARE = 0.25;

type PaintEvent = TargetedPointerEvent<SVGSVGElement>;

/** The painted mask over the picture, and the brush that paints it. */
export function MaskLayer({ crop, mask }: MaskLayerProps): JSX.Element | null {
  if (mask.brush.value === 'none') return null;

  const width = ARROW_WIDTH * Math.max(crop.width, crop.height);

  function follow(event: PaintEvent, use: (x: number, y: number) => void): void {
    const box = event.currentTarget.getBoundingClientRect();
    const x = crop.x + ((event.clientX - box.left) / box.width) * crop.width;
    const y = crop.y + ((event.clientY - box.top) / box.height) * crop.height;
    use(Math.round(x), Math.round(y));
  }

  return (
    <svg
      class="mask-layer"
      viewBox={`${crop.x} ${crop.y} ${crop.width} ${crop.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="The mask"
      data-testid="mask-layer"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event, mask.begin);
      }}
      onPointerMove={(event) => follow(event, mask.extend)}
      onPointerUp={mask.end}
      onPointerCancel={mask.end}
    >
      {mask.strokes.value.map((stroke, index) => (
        <polyline
          key={index}
          class={`mask-${stroke.kind}`}
          points={pointsOf(stroke)}
          stroke-width={2 * stroke.radiusPixels}
        />
      ))}
      {mask.arrows.value.map((arrow, index) => (
        <polyline key={index} class="mask-arrow" points={arrowPoints(arrow)} stroke-width={width} />
      ))}
    </svg>
  );
}

/** One line: to the point, and back over both sides of the head. */
function arrowPoints({ fromX, fromY, toX, toY }: MotionArrow): string {
  const [backX, backY] = [(fromX - toX) * HEAD_SHARE, (fromY - toY) * HEAD_SHARE];
  const left = `${toX + backX - backY * 0.6},${toY + backY + backX * 0.6}`;
  const right = `${toX + backX + backY * 0.6},${toY + backY - backX * 0.6}`;
  return `${fromX},${fromY} ${toX},${toY} ${left} ${toX},${toY} ${right}`;
}

/** A line of one point has no caps: a dab ends where it begins. */
function pointsOf({ points }: MaskStroke): string {
  return (points.length === 2 ? [...points, ...points] : points).join(' ');
}
