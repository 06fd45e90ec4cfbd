import { ARROW_SECONDS, ARROW_SPEEDS, type ClipSettings } from '../../src/contract/clip';
import type { DirectionStroke } from '../families/video-model';

/** The arrows as strokes on the crop: each as fast as it is long. */
export function directionStrokesOf({
  crop,
  arrows,
}: Pick<ClipSettings, 'crop' | 'arrows'>): DirectionStroke[] {
  const longSide = Math.max(crop.width, crop.height);
  return arrows.map(({ fromX, fromY, toX, toY }) => {
    const [dx, dy] = [(toX - fromX) / longSide, (toY - fromY) / longSide];
    const length = Math.hypot(dx, dy);
    const speed = Math.min(ARROW_SPEEDS.most, Math.max(ARROW_SPEEDS.least, length / ARROW_SECONDS));
    return {
      from: [(fromX - crop.x) / longSide, (fromY - crop.y) / longSide],
      to: [(toX - crop.x) / longSide, (toY - crop.y) / longSide],
      velocity: [(dx / length) * speed, (dy / length) * speed],
    };
  });
}
