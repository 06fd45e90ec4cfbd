import * as Comlink from 'comlink';
import type { Clip, ClipSettings, VideoCodecName } from '../contract/clip';
import type { DeviceReport } from '../contract/device';
import type { Result } from '../contract/result';
import type { MotionReview } from '../contract/review';
import type { Strip, StripRequest } from '../contract/strip';
import type { SketchListener } from '../contract/sketch';
import {
  CONTRACT_VERSION,
  type AnimateRequest,
  type PackReport,
  type ProgressListener,
  type StudioApi,
  type StudioOptions,
  type VideoFormat,
} from '../contract/studio-api';
import type {
  FrameListener,
  PreviewCommand,
  PreviewReport,
  PreviewRequest,
} from '../contract/preview';
import { createDeferred } from './deferred';
import { failedResult } from './failed-result';
import { cancelled, CANCEL_GRACE_MS, watchCancel } from './watch-cancel';
import { createWorkerOpener } from './worker-opener';

/** The page's end of the wire. Every call resolves; none rejects. */
export interface StudioClient {
  /**
   * Opens the GPU device. The options are kept: a worker started later is opened with them, one
   * that was opened with others is ended, and what was pending in it resolves as cancelled.
   */
  open(options: StudioOptions, signal?: AbortSignal): Promise<Result<DeviceReport>>;
  /** Downloads and stores the model unless it is there already. */
  preparePack(onProgress: ProgressListener, signal: AbortSignal): Promise<Result<PackReport>>;
  /** Makes one clip. `request.photo` is taken over: the caller's bitmap is empty afterwards. */
  animate(
    request: AnimateRequest,
    onProgress: ProgressListener,
    signal: AbortSignal,
    onSketch?: SketchListener,
  ): Promise<Result<Clip>>;
  /** The codecs that this browser encodes at a size and rate, the most widely played first. */
  encodableCodecs(format: VideoFormat): Promise<Result<readonly VideoCodecName[]>>;
  /** Gives the worker the canvas of a preview, which is transferred. A new worker needs a new one. */
  attachPreview(canvas: OffscreenCanvas, onFrame: FrameListener): Promise<Result<null>>;
  /** Plays what the settings make of the photo, which is taken over, on the attached canvas. */
  preview(
    request: PreviewRequest,
    onProgress: ProgressListener,
    signal: AbortSignal,
    onSketch?: SketchListener,
  ): Promise<Result<PreviewReport>>;
  /** Measures the preview that plays, as these settings show it. */
  reviewPreview(settings: ClipSettings, signal: AbortSignal): Promise<Result<MotionReview>>;
  /** A few small pictures of what is previewed, with another camera or seed. */
  renderStrip(
    request: StripRequest,
    onProgress: ProgressListener,
    signal: AbortSignal,
  ): Promise<Result<Strip>>;
  steerPreview(command: PreviewCommand): void;
  /** Ends the worker; pending calls resolve as cancelled. */
  dispose(): void;
}

/** Sends a job under its name, with the listener of its progress. */
type SendJob<T> = (
  api: Comlink.Remote<StudioApi>,
  jobId: string,
  listener: ProgressListener,
) => Promise<Result<T>>;

/**
 * Supervises the worker: one that crashed, or that does not answer a cancel within the grace
 * time, is ended, its pending calls fail, and the next call starts and opens a fresh one.
 */
export function createStudioClient(
  createWorker: () => Worker,
  cancelGraceMs: number = CANCEL_GRACE_MS,
): StudioClient {
  let options: StudioOptions | null = null;
  const worker = createWorkerOpener<StudioApi, DeviceReport>(createWorker, async (api, lifeLock) =>
    options ? api.open(CONTRACT_VERSION, options, lifeLock) : notOpened(),
  );

  async function runJob<T>(
    send: SendJob<T>,
    onProgress: ProgressListener,
    signal: AbortSignal,
    photo: ImageBitmap | null = null,
  ): Promise<Result<T>> {
    try {
      return await sendJob(send, onProgress, signal);
    } finally {
      // What was sent is empty here; a copy that was not is of no use to anybody.
      photo?.close();
    }
  }

  async function sendJob<T>(
    send: SendJob<T>,
    onProgress: ProgressListener,
    signal: AbortSignal,
  ): Promise<Result<T>> {
    if (!options) return notOpened();
    const { session, opening } = worker.open();
    const device = await untilAborted(opening, signal);
    if (signal.aborted) return cancelled();
    if (!device.ok) return device;

    const jobId = crypto.randomUUID();
    const sendCancel = (): void => session.post((api) => api.cancel(jobId));
    const cancel = watchCancel(session, sendCancel, signal, cancelGraceMs);
    // Once the job has settled the listener is silent, however late a report arrives.
    const listener = Comlink.proxy<ProgressListener>((progress) => {
      if (!cancel.isSettled() && !signal.aborted) onProgress(progress);
    });
    const answer = session.call((api) => send(api, jobId, listener));
    const result = await Promise.race([answer, cancel.expired]);
    cancel.settle();
    return result;
  }

  return {
    async open(workerOptions, signal) {
      if (options && !isSame(options, workerOptions)) worker.end();
      options = workerOptions;
      const { opening } = worker.open();
      return signal ? untilAborted(opening, signal) : opening;
    },
    preparePack: (onProgress, signal) =>
      runJob((api, jobId, listener) => api.preparePack(jobId, listener), onProgress, signal),
    animate: (request, onProgress, signal, onSketch = () => undefined) =>
      runJob(
        (api, jobId, listener) => {
          const sent = Comlink.transfer(request, [request.photo]);
          return api.animate(jobId, sent, listener, Comlink.proxy(onSketch));
        },
        onProgress,
        signal,
        request.photo,
      ),
    async encodableCodecs(format) {
      if (!options) return notOpened();
      return worker.open().session.call((api) => api.encodableCodecs(format));
    },
    async attachPreview(canvas, onFrame) {
      if (!options) return notOpened();
      return worker.ask((api) =>
        api.attachPreview(Comlink.transfer(canvas, [canvas]), Comlink.proxy(onFrame)),
      );
    },
    preview: (request, onProgress, signal, onSketch = () => undefined) =>
      runJob(
        (api, jobId, listener) => {
          const { photo } = request;
          const sent = Comlink.transfer(request, photo ? [photo] : []);
          return api.preview(jobId, sent, listener, Comlink.proxy(onSketch));
        },
        onProgress,
        signal,
        request.photo,
      ),
    reviewPreview: (settings, signal) =>
      runJob(
        (api, jobId) => api.reviewPreview(jobId, settings),
        () => undefined,
        signal,
      ),
    renderStrip: (request, onProgress, signal) =>
      runJob(
        (api, jobId, listener) => api.renderStrip(jobId, request, listener),
        onProgress,
        signal,
      ),
    steerPreview: (command) => worker.post((api) => api.steerPreview(command)),
    dispose: worker.end,
  };
}

function isSame(one: StudioOptions, other: StudioOptions): boolean {
  return one.packUrl === other.packUrl && one.networks === other.networks;
}

/** The promise's result, or `cancelled` as soon as the signal aborts. */
async function untilAborted<T>(
  promise: Promise<Result<T>>,
  signal: AbortSignal,
): Promise<Result<T>> {
  if (signal.aborted) return cancelled();
  const aborted = createDeferred<Result<T>>();
  const onAbort = () => aborted.resolve(cancelled());
  signal.addEventListener('abort', onAbort, { once: true });
  const result = await Promise.race([promise, aborted.promise]);
  signal.removeEventListener('abort', onAbort);
  return result;
}

function notOpened() {
  return failedResult('invalid-request', 'The studio has not been opened yet.', 'reload');
}
