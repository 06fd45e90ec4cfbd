import type { MotionScene } from './motion-scene';

/** A network's matte never quite says nothing or all: up to here it means nothing, from there all. */
const NOTHING = 0.04;
const ALL = 0.94;

/**
 * The scene with mattes that reach 0 and 1. A trace of a matte would drag still things along, and
 * what one layer fills wholly is drawn with half the reads.
 */
export function withSettledMattes(scene: MotionScene): MotionScene {
  const { mattes } = scene;
  const data = mattes.data.map((value) =>
    Math.min(1, Math.max(0, (value - NOTHING) / (ALL - NOTHING))),
  );
  return { ...scene, mattes: { ...mattes, data } };
}
