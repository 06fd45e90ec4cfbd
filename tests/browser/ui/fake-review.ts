import type { ClipSettings } from '../../../src/contract/clip';
import type { MotionReview } from '../../../src/contract/review';

const COLUMNS = 12;
const ROWS = 8;

/** A review whose figures grow with the strength; beyond 1 a corner is stretched. */
export function fakeReview({ motionStrength, isLoop }: ClipSettings): MotionReview {
  const cells = COLUMNS * ROWS;
  const isSky = (cell: number): boolean => cell < cells / 2;
  const isCorner = (cell: number): boolean => cell < 2 * COLUMNS && cell % COLUMNS < 3;
  const over = motionStrength > 1;
  const speeds = Float32Array.from({ length: cells }, (_, cell) =>
    isSky(cell) ? 0.03 * motionStrength : 0,
  );
  const share = over ? 6 / cells : 0;
  return {
    movement: {
      movingShare: motionStrength > 0 ? 0.5 : 0,
      meanSpeed: 0.015 * motionStrength,
      fastSpeed: 0.03 * motionStrength,
      cameraShare: 0,
      dynamicDegree: 0.24 * motionStrength,
    },
    regions: [
      { name: 'sky', movingShare: 1, meanSpeed: 0.03 * motionStrength },
      { name: 'rest', movingShare: 0, meanSpeed: 0 },
    ],
    loop: isLoop
      ? { seamPsnr: 41.8, stepPsnr: 42, seamSteps: 1, velocityChange: 0 }
      : { seamPsnr: 24.2, stepPsnr: 42, seamSteps: 9, velocityChange: 0.6 },
    flicker: { meanLevels: 0.08, worstLevels: 0.2 },
    stretch: {
      share,
      motionShare: share,
      worst: over ? 2.1 : 1.2,
      calmStrength: over ? 0.9 : null,
      calmCamera: null,
    },
    map: {
      columns: COLUMNS,
      rows: ROWS,
      speeds,
      velocityX: speeds.map((speed) => -speed),
      velocityY: new Float32Array(cells),
      stretched: Uint8Array.from({ length: cells }, (_, cell) => (over && isCorner(cell) ? 1 : 0)),
    },
  };
}
