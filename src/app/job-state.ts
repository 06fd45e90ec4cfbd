import { signal, type ReadonlySignal } from '@preact/signals';
import { failedResult } from '../client/failed-result';
import type { StudioClient } from '../client/studio-client';
import type { Clip, ClipSettings } from '../contract/clip';
import type { DeviceReport } from '../contract/device';
import type { Progress } from '../contract/progress';
import type { Failure, Result } from '../contract/result';
import type { PackReport, StudioOptions } from '../contract/studio-api';
import { clipFileName } from './job/clip-file-name';
import { isBusy, type FinishedClip, type Job } from './job/job';
import { createProgressTracker, noProgress } from './job/job-progress';
import { expectedSeconds, firstRates, measuredRates } from './job/stage-costs';
import { loadRates, saveRates } from './job/stored-rates';
import type { Photo } from './photo/photo';
import type { TextStore } from './text-store';

/** The job under way and the last clip. */
export interface JobState {
  readonly job: ReadonlySignal<Job>;
  readonly clip: ReadonlySignal<FinishedClip | null>;
  /** What the clips are made on; null until the device has been opened. */
  readonly device: ReadonlySignal<DeviceReport | null>;
  /** Opens the device, so that what is missing is known before anything is asked for. */
  openDevice(): Promise<Failure | null>;
  /**
   * Makes a clip; does nothing while one is being made. True when it was made.
   *
   * @param keep is waited for: what is told to be done outlives a reload
   */
  animate(
    photo: Photo,
    settings: ClipSettings,
    keep: (made: FinishedClip) => Promise<void>,
  ): Promise<boolean>;
  cancel(): void;
  /** Puts a clip that is kept in the place of the last one. */
  showKept(clip: FinishedClip): void;
  /** Back to idle after a failure or a cancel. */
  settle(): void;
}

/** What a job needs from outside. */
export interface JobTools {
  readonly client: StudioClient;
  readonly options: StudioOptions;
  readonly store: TextStore;
  /** Milliseconds, running forward. */
  readonly now: () => number;
}

/** Runs one job at a time through the client. */
export function createJobState({ client, options, store, now }: JobTools): JobState {
  const job = signal<Job>({ kind: 'idle' });
  const clip = signal<FinishedClip | null>(null);
  const device = signal<DeviceReport | null>(null);
  let controller = new AbortController();

  function replaceClip(next: FinishedClip): void {
    const previous = clip.peek();
    clip.value = next;
    if (previous) URL.revokeObjectURL(previous.url);
  }

  async function openDevice(abort?: AbortSignal): Promise<Result<DeviceReport>> {
    const opened = await client.open(options, abort);
    if (opened.ok) device.value = opened.value;
    return opened;
  }

  async function make(
    photo: Photo,
    settings: ClipSettings,
    abort: AbortSignal,
  ): Promise<Result<FinishedClip>> {
    const opened = await openDevice(abort);
    if (!opened.ok) return opened;
    const { networkBackend } = opened.value;
    const which = { networkBackend, codec: settings.codec };
    const known = loadRates(store, which);
    const rates = known ?? firstRates;
    const tracker = createProgressTracker(expectedSeconds(settings, rates), known !== null, now);
    const onProgress = (progress: Progress) => {
      const kind = job.peek().kind === 'running' ? 'running' : 'preparing';
      job.value = { kind, progress: tracker.report(progress) };
    };
    const prepared = await client.preparePack(onProgress, abort);
    if (!prepared.ok) return prepared;
    const reached = job.peek();
    job.value = { kind: 'running', progress: isBusy(reached) ? reached.progress : noProgress };
    // The client transfers the bitmap away, and the stage still shows the photo: send a copy.
    const copy = await copyBitmap(photo.bitmap);
    if (!copy.ok) return copy;
    const made = await client.animate({ photo: copy.value, settings }, onProgress, abort);
    if (!made.ok) return made;
    saveRates(store, which, measuredRates(settings, made.value, rates));
    return { ok: true, value: finish(made.value, photo, prepared.value, opened.value) };
  }

  return {
    job,
    clip,
    device,
    async openDevice() {
      const opened = await openDevice();
      return opened.ok ? null : opened.failure;
    },
    async animate(photo, settings, keep) {
      if (isBusy(job.peek())) return false;
      controller = new AbortController();
      job.value = { kind: 'preparing', progress: noProgress };
      const made = await make(photo, settings, controller.signal);
      if (made.ok) {
        await keep(made.value);
        replaceClip(made.value);
        job.value = { kind: 'done' };
        return true;
      }
      const isCancelled = made.failure.code === 'cancelled';
      job.value = isCancelled ? { kind: 'cancelled' } : { kind: 'failed', failure: made.failure };
      return false;
    },
    cancel() {
      controller.abort();
    },
    showKept(kept) {
      if (isBusy(job.peek())) return;
      replaceClip(kept);
      job.value = { kind: 'idle' };
    },
    settle() {
      if (!isBusy(job.peek())) job.value = { kind: 'idle' };
    },
  };
}

function finish(
  { timings, ...clip }: Clip,
  photo: Photo,
  pack: PackReport,
  device: DeviceReport,
): FinishedClip {
  const url = URL.createObjectURL(clip.video);
  const fileName = clipFileName(photo.name, clip.record.settings);
  return { clip, url, fileName, making: { pack, device, timings } };
}

async function copyBitmap(bitmap: ImageBitmap): Promise<Result<ImageBitmap>> {
  try {
    return { ok: true, value: await createImageBitmap(bitmap) };
  } catch (error) {
    return failedResult(
      'out-of-memory',
      'There was not enough memory to hand the photo on. Close other tabs or take a smaller photo.',
      'retry',
      error,
    );
  }
}
