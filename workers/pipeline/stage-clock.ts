import type { StageTimings } from '../../src/contract/clip';

type Stage = Exclude<keyof StageTimings, 'totalMs'>;

/** Adds up the wall time that each stage of a clip took. */
export interface StageClock {
  time<T>(stage: Stage, task: () => Promise<T>): Promise<T>;
  read(): StageTimings;
}

export function createStageClock(now: () => number = () => performance.now()): StageClock {
  const startedMs = now();
  const spentMs: Record<Stage, number> = {
    loadMs: 0,
    encodeImageMs: 0,
    encodePromptMs: 0,
    denoiseMs: 0,
    decodeMotionMs: 0,
    renderMs: 0,
    encodeVideoMs: 0,
  };
  return {
    time: async (stage, task) => {
      const beginMs = now();
      try {
        return await task();
      } finally {
        spentMs[stage] += now() - beginMs;
      }
    },
    read: () => ({ ...spentMs, totalMs: now() - startedMs }),
  };
}
