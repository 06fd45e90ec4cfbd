/** Shortest and longest drift period in seconds, and how far things may drift in one, in long sides. */
const SHORTEST_PERIOD_SECONDS = 0.8;
const LONGEST_PERIOD_SECONDS = 3.5;
const LONGEST_DRIFT = 0.12;

export interface ClockOptions {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly isLoop: boolean;
  /** Multiplies how fast things go, 0..2. */
  readonly motionSpeed: number;
  /** Speed of the fast things of the scene, long sides a second, strength and speed included. */
  readonly driftSpeed: number;
}

/** Where one frame stands in the motions of its clip. */
export interface MotionClock {
  readonly driftPeriodSeconds: number;
  /** 0..1 through the drift's period; exactly 0 where it starts anew. */
  driftPhaseAt(frameIndex: number): number;
  /** cos(2 pi f t) - 1 and sin(2 pi f t); exactly 0 and 0 wherever a loop closes. */
  turnAt(frameIndex: number, frequencyHz: number): readonly [number, number];
}

/**
 * The clock of a clip. The drift's period divides the clip. In a loop every frequency has whole
 * cycles, counted in whole frames, so that frame N is frame 0 to the last bit.
 */
export function createMotionClock(options: ClockOptions): MotionClock {
  const { frameCount, framesPerSecond, isLoop, motionSpeed } = options;
  const duration = frameCount / framesPerSecond;
  const wanted = LONGEST_DRIFT / Math.max(options.driftSpeed, 1e-6);
  const period = Math.min(LONGEST_PERIOD_SECONDS, Math.max(SHORTEST_PERIOD_SECONDS, wanted));
  const periods = Math.max(1, Math.round(duration / period));
  return {
    driftPeriodSeconds: duration / periods,
    driftPhaseAt: (frameIndex) => ((frameIndex * periods) % frameCount) / frameCount,
    turnAt: (frameIndex, frequencyHz) => {
      const hertz = frequencyHz * motionSpeed;
      if (hertz === 0) {
        return [0, 0];
      }
      const cycles = isLoop ? Math.max(1, Math.round(hertz * duration)) : 0;
      const turn = isLoop
        ? ((cycles * frameIndex) % frameCount) / frameCount
        : (hertz * frameIndex) / framesPerSecond;
      return [Math.cos(2 * Math.PI * turn) - 1, Math.sin(2 * Math.PI * turn)];
    },
  };
}
