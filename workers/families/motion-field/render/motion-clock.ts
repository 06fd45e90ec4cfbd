/** Shortest and longest drift period in seconds, and how far things may drift in one, in long sides. */
const SHORTEST_PERIOD_SECONDS = 0.8;
const LONGEST_PERIOD_SECONDS = 3.5;
const LONGEST_DRIFT = 0.12;
/**
 * A clip that need not close, and in which no water flows, is carried on from its first frame while
 * things drift no farther than this: two blended copies of a sky look like two skies.
 */
const LONGEST_CARRY = 0.22;
/** Part of the period, about its middle, in which one copy of a sky gives way to the other. */
const SKY_DISSOLVE = 0.4;
/** Weight of the copy from the period's end there: it fills what came in over the border alone. */
const FILL_WEIGHT = 0.02;

export interface ClockOptions {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly isLoop: boolean;
  /** Multiplies how fast things go, 0..2. */
  readonly motionSpeed: number;
  /** Speed of the fast things of the scene, long sides a second, strength and speed included. */
  readonly driftSpeed: number;
  /** The same of flowing water; 0 where none flows. */
  readonly waterSpeed: number;
}

/** Weights of two copies: of what was at the period's start, and what will be at its end. */
export type DriftShares = readonly [number, number];

/** Where one frame stands in the motions of its clip. */
export interface MotionClock {
  readonly driftPeriodSeconds: number;
  /** 0..1 through the drift's period; exactly 0 where it starts anew. */
  driftPhaseAt(frameIndex: number): number;
  /** 1 and 0 at phase 0. */
  driftSharesAt(frameIndex: number): { readonly air: DriftShares; readonly water: DriftShares };
  /** cos(2 pi f t) - 1 and sin(2 pi f t); exactly 0 and 0 wherever a loop closes. */
  turnAt(frameIndex: number, frequencyHz: number): readonly [number, number];
}

/**
 * The clock of a clip. The drift's period divides the clip, or is the clip. In a loop every frequency has whole
 * cycles, counted in whole frames, so that frame N is frame 0 to the last bit.
 */
export function createMotionClock(options: ClockOptions): MotionClock {
  const { frameCount, framesPerSecond, isLoop, motionSpeed } = options;
  const duration = frameCount / framesPerSecond;
  const wanted = LONGEST_DRIFT / Math.max(options.driftSpeed, 1e-6);
  const period = Math.min(LONGEST_PERIOD_SECONDS, Math.max(SHORTEST_PERIOD_SECONDS, wanted));
  const isCarriedOn =
    !isLoop && options.waterSpeed === 0 && options.driftSpeed * duration <= LONGEST_CARRY;
  const periods = isCarriedOn ? 1 : Math.max(1, Math.round(duration / period));
  const driftPhaseAt = (frameIndex: number): number =>
    ((frameIndex * periods) % frameCount) / frameCount;
  return {
    driftPeriodSeconds: duration / periods,
    driftPhaseAt,
    driftSharesAt: (frameIndex) => {
      const phase = driftPhaseAt(frameIndex);
      const carried = [1, FILL_WEIGHT * phase] as const;
      const given = Math.min(1, Math.max(0, (phase - 0.5) / SKY_DISSOLVE + 0.5));
      const gone = given * given * (3 - 2 * given);
      return {
        air: isCarriedOn ? carried : [1 - gone, gone],
        water: isCarriedOn ? carried : [1 - phase, phase],
      };
    },
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
