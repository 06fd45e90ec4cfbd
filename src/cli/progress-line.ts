import type { Writable } from 'node:stream';

/** Where the line goes: `process.stderr`, or a stand-in. */
export type LineTarget = Pick<Writable, 'write'> & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

export interface ProgressLine {
  /** Says how far a stage has come; `fraction` is of the whole job, 0..1. */
  show(stage: string, fraction: number): void;
  /** Ends the line, so that the next output begins on one of its own. */
  end(): void;
}

const BAR_CELLS = 28;
const LOG_STEP = 0.1;

/**
 * One line that is written over and over on a terminal; in a log, a line for every stage and every tenth
 * of the way.
 */
export function createProgressLine(target: LineTarget): ProgressLine {
  return target.isTTY === true ? terminalLine(target) : logLines(target);
}

function terminalLine(target: LineTarget): ProgressLine {
  let isOpen = false;
  return {
    show(stage, fraction) {
      const filled = Math.round(clamp(fraction) * BAR_CELLS);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
      const line = `${bar} ${percent(fraction)} ${stage}`.slice(0, (target.columns ?? 80) - 1);
      target.write(`\r\x1b[2K${line}`);
      isOpen = true;
    },
    end() {
      if (isOpen) target.write('\n');
      isOpen = false;
    },
  };
}

function logLines(target: LineTarget): ProgressLine {
  // Stages that run interleaved (rendering and encoding) are told once each.
  const told = new Set<string>();
  let lastFraction = Number.NEGATIVE_INFINITY;
  return {
    show(stage, fraction) {
      const isDone = fraction >= 1 && lastFraction < 1;
      if (told.has(stage) && fraction - lastFraction < LOG_STEP && !isDone) return;
      told.add(stage);
      lastFraction = fraction;
      target.write(`${percent(fraction)} ${stage}\n`);
    },
    end() {},
  };
}

function percent(fraction: number): string {
  return `${Math.floor(clamp(fraction) * 100)} %`.padStart(5);
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
