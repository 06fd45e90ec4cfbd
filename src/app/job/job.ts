import type { Clip, StageTimings } from '../../contract/clip';
import type { DeviceReport } from '../../contract/device';
import type { Failure } from '../../contract/result';
import type { PackReport } from '../../contract/studio-api';
import type { PhotoFile } from '../photo/photo';
import type { JobProgress } from './job-progress';

/** What the studio is doing about a clip. `preparing` opens the device and fetches the model. */
export type Job =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing'; readonly progress: JobProgress }
  | { readonly kind: 'running'; readonly progress: JobProgress }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

/** What a clip was made on, and how long it took. */
export interface ClipMaking {
  readonly pack: PackReport;
  readonly device: DeviceReport;
  readonly timings: StageTimings;
}

/** A clip that can be played and saved, with all that made it. */
export interface FinishedClip {
  readonly clip: Omit<Clip, 'timings'>;
  /** What it was made of, be it on the stage or not. */
  readonly photo: PhotoFile;
  /** Object URL of the video; revoked when another clip takes its place. */
  readonly url: string;
  readonly fileName: string;
  /** Null for a clip of the library: it was made on another day, perhaps on another device. */
  readonly making: ClipMaking | null;
}

/** Whether a job is under way, so that another cannot begin. */
export function isBusy(job: Job): job is Extract<Job, { progress: JobProgress }> {
  return job.kind === 'preparing' || job.kind === 'running';
}
