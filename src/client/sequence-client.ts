import * as Comlink from 'comlink';
import type { FrameListener } from '../contract/preview';
import type { Result } from '../contract/result';
import type {
  AssembledSequence,
  PictureRequest,
  SequenceApi,
  SequenceCommand,
  SequencePlan,
} from '../contract/sequence';
import { CONTRACT_VERSION, type ProgressListener } from '../contract/studio-api';
import { CANCEL_GRACE_MS, cancelled, watchCancel } from './watch-cancel';
import { createWorkerSession, type WorkerSession } from './worker-session';

/** The page's end of the wire to the worker that puts clips together. Every call resolves. */
export interface SequenceClient {
  assemble(
    plan: SequencePlan,
    onProgress: ProgressListener,
    signal: AbortSignal,
  ): Promise<Result<AssembledSequence>>;
  /** Gives the worker the canvas to show on, which is transferred. */
  attach(canvas: OffscreenCanvas, onFrame: FrameListener): Promise<Result<null>>;
  /** Shows the sequence on the attached canvas. */
  show(plan: SequencePlan): Promise<Result<null>>;
  steer(command: SequenceCommand): void;
  /** Small pictures at times that rise; the caller closes them. */
  filmStrip(
    request: Omit<PictureRequest, 'atSeconds'>,
    timesSeconds: readonly number[],
    heightPixels: number,
  ): Promise<Result<readonly ImageBitmap[]>>;
  /** A frame as a PNG. */
  takePicture(request: PictureRequest): Promise<Result<Blob>>;
  /** Ends the worker; a later call starts another. */
  dispose(): void;
}

interface OpenedWorker {
  readonly session: WorkerSession<SequenceApi>;
  readonly opening: Promise<Result<null>>;
}

/** Starts a worker with the first call, and another one where it has died. */
export function createSequenceClient(
  createWorker: () => Worker,
  cancelGraceMs: number = CANCEL_GRACE_MS,
): SequenceClient {
  let opened: OpenedWorker | null = null;

  function openWorker(): OpenedWorker {
    if (opened && !opened.session.hasEnded) return opened;
    const session = createWorkerSession<SequenceApi>(createWorker());
    const opening = session.call((api) => api.open(CONTRACT_VERSION));
    opened = { session, opening };
    return opened;
  }

  async function ask<T>(
    send: (api: Comlink.Remote<SequenceApi>) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { session, opening } = openWorker();
    const state = await opening;
    return state.ok ? session.call(send) : state;
  }

  return {
    async assemble(plan, onProgress, signal) {
      const { session, opening } = openWorker();
      const state = await opening;
      if (signal.aborted) return cancelled();
      if (!state.ok) return state;
      const jobId = crypto.randomUUID();
      const sendCancel = (): void => session.post((api) => api.cancel(jobId));
      const watch = watchCancel(session, sendCancel, signal, cancelGraceMs);
      const listener = Comlink.proxy<ProgressListener>((progress) => {
        if (!watch.isSettled() && !signal.aborted) onProgress(progress);
      });
      const answer = session.call((api) => api.assemble(jobId, plan, listener));
      const result = await Promise.race([answer, watch.expired]);
      watch.settle();
      return result;
    },
    attach: (canvas, onFrame) =>
      ask((api) => api.attach(Comlink.transfer(canvas, [canvas]), Comlink.proxy(onFrame))),
    show: (plan) => ask((api) => api.show(plan)),
    steer(command) {
      if (opened) opened.session.post((api) => api.steer(command));
    },
    filmStrip: (request, timesSeconds, heightPixels) =>
      ask((api) => api.filmStrip(request, timesSeconds, heightPixels)),
    takePicture: (request) => ask((api) => api.takePicture(request)),
    dispose() {
      opened?.session.end(cancelled().failure);
      opened = null;
    },
  };
}
