import { signal, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import type { Clip, ClipSettings } from '../contract/clip';
import type { DeviceReport } from '../contract/device';
import type { Progress } from '../contract/progress';
import type { Failure, Result } from '../contract/result';
import type { MotionSketch } from '../contract/sketch';
import type { PackReport, StudioOptions } from '../contract/studio-api';
import { cameraKindOf } from './job/camera-rates';
import { clipFileName } from './job/clip-file-name';
import { isBusy, type FinishedClip, type Job } from './job/job';
import { createProgressTracker, noProgress } from './job/job-progress';
import { expectedSeconds, firstRates, measuredRates } from './job/stage-costs';
import { loadRates, saveRates } from './job/stored-rates';
import type { PhotoDigest } from './library/photo-digest';
import type { PackChoice } from './packs/pack-choice';
import type { PhotoFile } from './photo/photo';
import type { TextStore } from './text-store';

/** What it takes to make a clip. */
export interface ClipOrder {
  readonly photo: PhotoFile;
  readonly settings: ClipSettings;
  /** The whole photo, to be given away; asked for when all else is ready. */
  takeBitmap(): Promise<Result<ImageBitmap>>;
}

/** The job under way, and the clip on the stage. */
export interface JobState {
  readonly job: ReadonlySignal<Job>;
  /** What the denoising under way has come to; null while there is nothing to see of it. */
  readonly sketch: ReadonlySignal<MotionSketch | null>;
  readonly clip: ReadonlySignal<FinishedClip | null>;
  /** The clip that was made or brought last, be it on the stage or not. */
  readonly latest: ReadonlySignal<FinishedClip | null>;
  /** What the clips are made on; null until the device has been opened. */
  readonly device: ReadonlySignal<DeviceReport | null>;
  /** Opens the device, so that what is missing is known before anything is asked for. */
  openDevice(): Promise<Failure | null>;
  /**
   * Makes one clip; the caller sees to it that none is being made.
   *
   * @param keep is waited for: what is told to be done outlives a reload
   */
  make(
    order: ClipOrder,
    keep: (made: FinishedClip) => Promise<void>,
  ): Promise<Result<FinishedClip>>;
  cancel(): void;
  /** Puts a clip on the stage; the one that was there goes. */
  present(clip: FinishedClip): void;
  /** Back to idle after a failure or a cancel. */
  settle(): void;
}

/** What a job needs from outside. */
export interface JobTools {
  readonly client: StudioClient;
  /** What the worker is opened with; another model opens another worker. */
  readonly options: ReadonlySignal<StudioOptions>;
  readonly choice: Pick<PackChoice, 'rateNameOf'>;
  /** Names photos to the worker, which knows them again. */
  readonly digest: Pick<PhotoDigest, 'idOf'>;
  readonly store: TextStore;
  /** Milliseconds, running forward. */
  readonly now: () => number;
}

/** Runs one job at a time through the client. */
export function createJobState(tools: JobTools): JobState {
  const { client, options, choice, digest, store, now } = tools;
  const job = signal<Job>({ kind: 'idle' });
  const sketch = signal<MotionSketch | null>(null);
  const clip = signal<FinishedClip | null>(null);
  const latest = signal<FinishedClip | null>(null);
  const device = signal<DeviceReport | null>(null);
  let controller = new AbortController();

  async function openDevice(abort?: AbortSignal): Promise<Result<DeviceReport>> {
    const opened = await client.open(options.value, abort);
    if (opened.ok) device.value = opened.value;
    return opened;
  }

  async function make(
    { photo: source, settings, takeBitmap }: ClipOrder,
    abort: AbortSignal,
  ): Promise<Result<FinishedClip>> {
    const opened = await openDevice(abort);
    if (!opened.ok) return opened;
    const { networkBackend } = opened.value;
    const pack = choice.rateNameOf(options.value.packUrl);
    const which = { networkBackend, ...settings, pack };
    const rates = loadRates(store, which) ?? firstRates;
    const isMeasured = rates[cameraKindOf(settings)] !== null;
    const tracker = createProgressTracker(expectedSeconds(settings, rates), isMeasured, now);
    const onProgress = (progress: Progress) => {
      const kind = job.peek().kind === 'running' ? 'running' : 'preparing';
      job.value = { kind, progress: tracker.report(progress) };
    };
    const prepared = await client.preparePack(onProgress, abort);
    if (!prepared.ok) return prepared;
    const reached = job.peek();
    job.value = { kind: 'running', progress: isBusy(reached) ? reached.progress : noProgress };
    const photo = await takeBitmap();
    if (!photo.ok) return photo;
    const photoId = await digest.idOf(source.file);
    const request = { photo: photo.value, photoId, settings };
    const made = await client.animate(request, onProgress, abort, (step) => {
      if (!abort.aborted) sketch.value = step;
    });
    if (!made.ok) return made;
    saveRates(store, which, measuredRates(settings, made.value, rates));
    return { ok: true, value: finish(made.value, source, prepared.value, opened.value) };
  }

  return {
    job,
    sketch,
    clip,
    latest,
    device,
    async openDevice() {
      const opened = await openDevice();
      return opened.ok ? null : opened.failure;
    },
    async make(order, keep) {
      controller = new AbortController();
      job.value = { kind: 'preparing', progress: noProgress };
      const made = await make(order, controller.signal);
      sketch.value = null;
      if (made.ok) {
        await keep(made.value);
        latest.value = made.value;
        job.value = { kind: 'done' };
        return made;
      }
      const isCancelled = made.failure.code === 'cancelled';
      job.value = isCancelled ? { kind: 'cancelled' } : { kind: 'failed', failure: made.failure };
      return made;
    },
    cancel() {
      controller.abort();
    },
    present(next) {
      const previous = clip.peek();
      clip.value = next;
      latest.value = next;
      if (previous && previous !== next) URL.revokeObjectURL(previous.url);
    },
    settle() {
      if (!isBusy(job.peek())) job.value = { kind: 'idle' };
    },
  };
}

function finish(
  { timings, ...clip }: Clip,
  { file, name }: PhotoFile,
  pack: PackReport,
  device: DeviceReport,
): FinishedClip {
  const url = URL.createObjectURL(clip.video);
  const fileName = clipFileName(name, clip.record.settings);
  return { clip, photo: { file, name }, url, fileName, making: { pack, device, timings } };
}
