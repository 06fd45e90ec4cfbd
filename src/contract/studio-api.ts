import type { Clip, ClipSettings } from './clip';
import type { DeviceReport, NetworkPreference } from './device';
import type { Progress } from './progress';
import type { Result } from './result';

/** Raised whenever a type in this folder changes: guards against a stale worker after an update. */
export const CONTRACT_VERSION = 1;

export interface StudioOptions {
  readonly networks: NetworkPreference;
  /** Absolute URL of the folder that holds the pack's `pack.json`. */
  readonly packUrl: string;
}

export interface PackReport {
  readonly id: string;
  readonly version: string;
  readonly licence: string;
  readonly sizeBytes: number;
}

export interface AnimateRequest {
  /** The whole photo, EXIF orientation applied; transferred, so the page's copy is gone. */
  readonly photo: ImageBitmap;
  readonly settings: ClipSettings;
}

/** Called for every stage; a comlink proxy. */
export type ProgressListener = (progress: Progress) => void;

/** The worker's interface. Every job is named by the page, so that it can be cancelled. */
export interface StudioApi {
  /** Checks the versions against each other and opens the GPU device. Call first. */
  open(contractVersion: number, options: StudioOptions): Promise<Result<DeviceReport>>;
  /** Downloads, verifies and stores the pack unless it is stored already. */
  preparePack(jobId: string, onProgress: ProgressListener): Promise<Result<PackReport>>;
  animate(
    jobId: string,
    request: AnimateRequest,
    onProgress: ProgressListener,
  ): Promise<Result<Clip>>;
  /** Asks a job to end; it resolves with the failure `cancelled`. Unknown ids are ignored. */
  cancel(jobId: string): void;
}
