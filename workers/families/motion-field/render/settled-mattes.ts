import type { MotionMask } from '../../video-model';
import type { MotionScene } from './motion-scene';
import { resizeField } from './plane-filters';

/** A network's matte never quite says nothing or all: up to here it means nothing, from there all. */
const NOTHING = 0.04;
const ALL = 0.94;

/**
 * The scene with mattes that reach 0 and 1, and hold only what the person lets move. A trace of a
 * matte would drag still things along, and what one layer fills wholly is drawn with half the reads.
 */
export function withSettledMattes(scene: MotionScene, mask: MotionMask | null): MotionScene {
  const { mattes } = scene;
  const { width, height } = mattes;
  const allowed = mask && resizeField(mask, width, height).data;
  const data = mattes.data.map((value, i) => {
    const settled = Math.min(1, Math.max(0, (value - NOTHING) / (ALL - NOTHING)));
    return settled * (allowed?.[i % (width * height)] ?? 1);
  });
  return { ...scene, mattes: { ...mattes, data } };
}
