import type { ClipSettings, MaskStroke } from '../../src/contract/clip';
import type { MotionMask } from '../families/video-model';

/** Finer than what the mattes show. */
const LONG_SIDE_TEXELS = 512;
/** Texels over which a brush's rim fades. */
const SOFTNESS_TEXELS = 2;

/** What the strokes let move, over the crop; null where nothing was painted. */
export function motionMaskOf({
  crop,
  mask,
}: Pick<ClipSettings, 'crop' | 'mask'>): MotionMask | null {
  const [first] = mask;
  if (!first) return null;
  const scale = LONG_SIDE_TEXELS / Math.max(crop.width, crop.height);
  const width = Math.max(1, Math.round(crop.width * scale));
  const height = Math.max(1, Math.round(crop.height * scale));
  // Who begins by letting something move means: this, and nothing else.
  const data = new Float32Array(width * height).fill(first.kind === 'move' ? 0 : 1);
  const target = { data, width, height };
  for (const stroke of mask) {
    const radius = stroke.radiusPixels * scale;
    const value = stroke.kind === 'move' ? 1 : 0;
    for (const segment of segmentsOf(stroke)) {
      const [ax, ay, bx, by] = segment;
      paintSegment(
        target,
        [(ax - crop.x) * scale, (ay - crop.y) * scale],
        [(bx - crop.x) * scale, (by - crop.y) * scale],
        radius,
        value,
      );
    }
  }
  return target;
}

/** Neighbouring points in pairs; a dab is a segment without length. */
function segmentsOf({ points }: MaskStroke): (readonly [number, number, number, number])[] {
  const segments: (readonly [number, number, number, number])[] = [];
  const at = (index: number): number => points[index] ?? 0;
  for (let i = 0; i + 3 < points.length; i += 2) {
    segments.push([at(i), at(i + 1), at(i + 2), at(i + 3)]);
  }
  return segments.length > 0 ? segments : [[at(0), at(1), at(0), at(1)]];
}

/** Blends `value` into the texels under a capsule, by how deep in it they lie. */
function paintSegment(
  { data, width, height }: MotionMask,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  radius: number,
  value: number,
): void {
  const reach = radius + SOFTNESS_TEXELS;
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = Math.max(dx * dx + dy * dy, 1e-9);
  const last = Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach));
  for (let y = Math.max(0, Math.floor(Math.min(ay, by) - reach)); y <= last; y += 1) {
    for (let x = Math.max(0, Math.floor(Math.min(ax, bx) - reach)); x <= right; x += 1) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
      const distance = Math.hypot(px - along * dx, py - along * dy);
      const share = Math.min(1, Math.max(0, (radius - distance) / SOFTNESS_TEXELS + 0.5));
      const index = y * width + x;
      const before = data[index] ?? 0;
      // The most of a stroke's segments counts, not their sum.
      const after = before + (value - before) * share;
      if (share > 0) data[index] = value > 0.5 ? Math.max(before, after) : Math.min(before, after);
    }
  }
}
