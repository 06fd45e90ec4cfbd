import * as Comlink from 'comlink';
import type {
  KeptPack,
  OfferedPack,
  PackHealth,
  PackProgressListener,
  PacksApi,
  PickedFile,
} from '../contract/packs-api';
import type { Result } from '../contract/result';
import { CONTRACT_VERSION } from '../contract/studio-api';
import { failedResult } from './failed-result';
import { createWorkerOpener } from './worker-opener';

/** What a job reports to, and what ends it. */
export interface PackWork {
  readonly signal: AbortSignal;
  readonly onProgress: PackProgressListener;
}

/** The page's end of the wire to the packs worker. Every call resolves; none rejects. */
export interface PacksClient {
  list(): Promise<Result<readonly KeptPack[]>>;
  inspect(packUrl: string): Promise<Result<OfferedPack>>;
  inspectFiles(files: readonly PickedFile[]): Promise<Result<OfferedPack>>;
  install(packUrl: string, work: PackWork): Promise<Result<OfferedPack>>;
  installFiles(files: readonly PickedFile[], work: PackWork): Promise<Result<OfferedPack>>;
  verify(packUrl: string, work: PackWork): Promise<Result<PackHealth>>;
  repair(packUrl: string, work: PackWork): Promise<Result<OfferedPack>>;
  discard(packUrl: string): Promise<Result<null>>;
  remove(packUrl: string): Promise<Result<null>>;
  /** Ends the worker; the next call starts another. */
  dispose(): void;
}

type Api = Comlink.Remote<PacksApi>;

/** Starts the worker with the first call, and another where one has crashed. */
export function createPacksClient(createWorker: () => Worker): PacksClient {
  const worker = createWorkerOpener<PacksApi, null>(createWorker, (api, lifeLock) =>
    api.open(CONTRACT_VERSION, lifeLock),
  );

  async function runJob<T>(
    { signal, onProgress }: PackWork,
    send: (api: Api, jobId: string, listener: PackProgressListener) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (signal.aborted) return cancelled();
    const jobId = crypto.randomUUID();
    const { session } = worker.open();
    const onAbort = (): void => session.post((api) => api.cancel(jobId));
    signal.addEventListener('abort', onAbort, { once: true });
    let isSettled = false;
    const listener = Comlink.proxy<PackProgressListener>((progress) => {
      if (!isSettled) onProgress(progress);
    });
    const result = await worker.ask((api) => send(api, jobId, listener));
    isSettled = true;
    signal.removeEventListener('abort', onAbort);
    return result;
  }

  return {
    list: () => worker.ask((api) => api.list()),
    inspect: (packUrl) => worker.ask((api) => api.inspect(packUrl)),
    inspectFiles: (files) => worker.ask((api) => api.inspectFiles(files)),
    install: (packUrl, work) =>
      runJob(work, (api, jobId, listener) => api.install(jobId, packUrl, listener)),
    installFiles: (files, work) =>
      runJob(work, (api, jobId, listener) => api.installFiles(jobId, files, listener)),
    verify: (packUrl, work) =>
      runJob(work, (api, jobId, listener) => api.verify(jobId, packUrl, listener)),
    repair: (packUrl, work) =>
      runJob(work, (api, jobId, listener) => api.repair(jobId, packUrl, listener)),
    discard: (packUrl) => worker.ask((api) => api.discard(packUrl)),
    remove: (packUrl) => worker.ask((api) => api.remove(packUrl)),
    dispose: worker.end,
  };
}

function cancelled() {
  return failedResult('cancelled', 'Stopped. What has arrived is kept.', 'none');
}
