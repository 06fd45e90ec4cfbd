import type { Result } from './result';

/** What a model pack asks of a device. What is left out, every device with WebGPU has. */
export interface PackNeeds {
  /** Runs in half precision alone: on an adapter with WebGPU's feature `shader-f16`. */
  readonly shaderF16?: boolean;
  /** WebGPU's limit of that name, in bytes. */
  readonly maxBufferSize?: number;
  /** WebGPU's limit of that name, in bytes. */
  readonly maxStorageBufferBindingSize?: number;
  /** Memory at work, as the pack's makers measured it. */
  readonly memoryBytes?: number;
}

/** What a manifest says of its pack; nothing else of the pack was looked at. */
export interface PackDescription {
  /** Of the whole manifest as it was read: equal for the very same pack alone. */
  readonly manifestSha256: string;
  readonly family: string;
  readonly id: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  readonly sizeBytes: number;
  readonly fileCount: number;
  /** Of the files of weights, which are stored in half precision. */
  readonly weightsBytes: number;
  readonly needs: PackNeeds;
}

/** What this browser holds of a pack. */
export interface KeptPack {
  /** Absolute URL of its folder, or `local:ID/` for one that came from files. */
  readonly packUrl: string;
  /** The version completed last; null while the first is on its way. */
  readonly stored: PackDescription | null;
  /** Whether every chunk of `stored` is there; the browser may have thrown some away. */
  readonly isWhole: boolean;
  /** A download that was begun and not ended; it goes on where it stopped. */
  readonly paused: { readonly pack: PackDescription; readonly keptBytes: number } | null;
  /** What removing it frees: chunks that no other pack shares. */
  readonly ownBytes: number;
  /** Whether some tab downloads or checks it right now. */
  readonly isBusy: boolean;
}

/** A pack that can be had: where from, and what it is. */
export interface OfferedPack {
  readonly packUrl: string;
  readonly pack: PackDescription;
}

/** A file that was picked or dropped, with its path within what was dropped. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

/** How far the work on a pack has come; at most ten reports a second, and always the last. */
export type PackProgress =
  /** Another tab is at the same pack. */
  | { readonly kind: 'wait' }
  | {
      /** `fetch`: from the network or from files. `check`: of what is stored. */
      readonly kind: 'fetch' | 'check';
      readonly doneBytes: number;
      readonly totalBytes: number;
    };

/** Called with each report; a comlink proxy. */
export type PackProgressListener = (progress: PackProgress) => void;

/** What a check of every chunk has found. */
export interface PackHealth {
  readonly checkedBytes: number;
  /** Files with chunks that are missing or altered, and how many; empty where all is well. */
  readonly damaged: readonly { readonly path: string; readonly chunkCount: number }[];
}

/**
 * The worker that keeps model packs. It needs no graphics processor, and is not the worker that
 * makes clips: a pack can be fetched while a clip is made.
 */
export interface PacksApi {
  /**
   * Call first: guards against a stale worker after an update.
   *
   * @param lifeLock held while the worker lives, as in `StudioApi`
   */
  open(contractVersion: number, lifeLock: string): Promise<Result<null>>;
  list(): Promise<Result<readonly KeptPack[]>>;
  /** Reads and checks the `pack.json` of an address, and fetches nothing else. */
  inspect(packUrl: string): Promise<Result<OfferedPack>>;
  /** The same for files that were picked or dropped. */
  inspectFiles(files: readonly PickedFile[]): Promise<Result<OfferedPack>>;
  /** Brings what the address offers: a first time, on after a pause, or a newer version. */
  install(
    jobId: string,
    packUrl: string,
    onProgress: PackProgressListener,
  ): Promise<Result<OfferedPack>>;
  /** Keeps the files as if they had been downloaded; mends what is stored of them already. */
  installFiles(
    jobId: string,
    files: readonly PickedFile[],
    onProgress: PackProgressListener,
  ): Promise<Result<OfferedPack>>;
  /** Hashes every stored chunk anew. */
  verify(
    jobId: string,
    packUrl: string,
    onProgress: PackProgressListener,
  ): Promise<Result<PackHealth>>;
  /** Fetches what a check finds missing or altered, and nothing else. */
  repair(
    jobId: string,
    packUrl: string,
    onProgress: PackProgressListener,
  ): Promise<Result<OfferedPack>>;
  /**
   * Throws away what has arrived of a download that was begun; a version before it stays. Fails as
   * `busy` while some tab works on it.
   */
  discard(packUrl: string): Promise<Result<null>>;
  /** Removes a pack, begun downloads of it too. Fails as `busy` while some tab uses it. */
  remove(packUrl: string): Promise<Result<null>>;
  /** Asks a job to end; it resolves with the failure `cancelled`. What has arrived is kept. */
  cancel(jobId: string): void;
}
