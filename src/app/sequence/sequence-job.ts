import { signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceClient } from '../../client/sequence-client';
import type { Failure } from '../../contract/result';
import type { AssembledSequence, SequencePlan } from '../../contract/sequence';

/** The writing of the sequence into one file. */
export type SequenceJob =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly frame: number;
      readonly frames: number;
      /** By the pace so far; null until there is one. */
      readonly remainingSeconds: number | null;
    }
  /** `cut`: what it was made of, to be told from what is set now. */
  | { readonly kind: 'done'; readonly made: AssembledSequence; readonly cut: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface SequenceJobState {
  readonly job: ReadonlySignal<SequenceJob>;
  /**
   * Does nothing while it is being written.
   *
   * @param cut tells the plan from others, as `cutOf` does
   */
  assemble(plan: SequencePlan, cut: string): Promise<void>;
  cancel(): void;
  /** Lets a failure go; what was made stays until another video is begun. */
  settle(): void;
}

/** From here on the pace is worth telling. */
const LEAST_SHARE = 0.03;

/** @param now milliseconds, running forward */
export function createSequenceJob(client: SequenceClient, now: () => number): SequenceJobState {
  const job = signal<SequenceJob>({ kind: 'idle' });
  let controller = new AbortController();

  return {
    job,
    async assemble(plan, cut) {
      if (job.peek().kind === 'running') return;
      controller = new AbortController();
      const startMs = now();
      job.value = { kind: 'running', frame: 0, frames: 0, remainingSeconds: null };
      const made = await client.assemble(
        plan,
        (progress) => {
          if (progress.kind !== 'encode') return;
          const { frame, frames, fraction } = progress;
          const left = ((now() - startMs) / 1000 / frame) * (frames - frame);
          const remainingSeconds = fraction > LEAST_SHARE ? left : null;
          job.value = { kind: 'running', frame, frames, remainingSeconds };
        },
        controller.signal,
      );
      if (made.ok) {
        job.value = { kind: 'done', made: made.value, cut };
      } else if (made.failure.code === 'cancelled') job.value = { kind: 'idle' };
      else job.value = { kind: 'failed', failure: made.failure };
    },
    cancel: () => controller.abort(),
    settle() {
      if (job.peek().kind === 'failed') job.value = { kind: 'idle' };
    },
  };
}
