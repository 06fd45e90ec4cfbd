import * as Comlink from 'comlink';
import type { FrameListener } from '../contract/preview';
import type { Failure, Result } from '../contract/result';
import type {
  AssembledSequence,
  PictureRequest,
  SequenceApi,
  SequenceCommand,
  SequencePlan,
} from '../contract/sequence';
import { CONTRACT_VERSION, type ProgressListener } from '../contract/studio-api';
import { CANCEL_GRACE_MS, cancelled, watchCancel } from './watch-cancel';
import { createWorkerOpener } from './worker-opener';

/** The page's end of the wire to the worker that puts clips together. Every call resolves. */
export interface SequenceClient {
  assemble(
    plan: SequencePlan,
    onProgress: ProgressListener,
    signal: AbortSignal,
  ): Promise<Result<AssembledSequence>>;
  /**
   * Gives the worker the canvas to show on, which is transferred.
   *
   * @param onEnd called when the worker is gone, and the canvas with it
   */
  attach(
    canvas: OffscreenCanvas,
    onFrame: FrameListener,
    onEnd: (failure: Failure) => void,
  ): Promise<Result<null>>;
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

/** Starts a worker with the first call, and another one where it has died. */
export function createSequenceClient(
  createWorker: () => Worker,
  cancelGraceMs: number = CANCEL_GRACE_MS,
): SequenceClient {
  const worker = createWorkerOpener<SequenceApi, null>(createWorker, (api, lifeLock) =>
    api.open(CONTRACT_VERSION, lifeLock),
  );

  return {
    async assemble(plan, onProgress, signal) {
      const { session, opening } = worker.open();
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
    attach(canvas, onFrame, onEnd) {
      void worker.open().session.ended.then(onEnd);
      const sent = Comlink.transfer(canvas, [canvas]);
      return worker.ask((api) => api.attach(sent, Comlink.proxy(onFrame)));
    },
    show: (plan) => worker.ask((api) => api.show(plan)),
    steer: (command) => worker.post((api) => api.steer(command)),
    filmStrip: (request, timesSeconds, heightPixels) =>
      worker.ask((api) => api.filmStrip(request, timesSeconds, heightPixels)),
    takePicture: (request) => worker.ask((api) => api.takePicture(request)),
    dispose: worker.end,
  };
}
