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
import { createWorkerSession, type WorkerSession } from './worker-session';

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

interface OpenedWorker {
  readonly session: WorkerSession<PacksApi>;
  readonly opening: Promise<Result<null>>;
}

/** Starts the worker with the first call, and another where one has crashed. */
export function createPacksClient(createWorker: () => Worker): PacksClient {
  let opened: OpenedWorker | null = null;

  function openWorker(): OpenedWorker {
    if (opened && !opened.session.hasEnded) return opened;
    const session = createWorkerSession<PacksApi>(createWorker());
    opened = { session, opening: session.call((api) => api.open(CONTRACT_VERSION)) };
    return opened;
  }

  async function call<T>(send: (api: Api) => Promise<Result<T>>): Promise<Result<T>> {
    const { session, opening } = openWorker();
    const answer = await opening;
    return answer.ok ? session.call(send) : answer;
  }

  async function runJob<T>(
    { signal, onProgress }: PackWork,
    send: (api: Api, jobId: string, listener: PackProgressListener) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (signal.aborted) return cancelled();
    const jobId = crypto.randomUUID();
    const { session } = openWorker();
    const onAbort = (): void => session.post((api) => api.cancel(jobId));
    signal.addEventListener('abort', onAbort, { once: true });
    let isSettled = false;
    const listener = Comlink.proxy<PackProgressListener>((progress) => {
      if (!isSettled) onProgress(progress);
    });
    const result = await call((api) => send(api, jobId, listener));
    isSettled = true;
    signal.removeEventListener('abort', onAbort);
    return result;
  }

  return {
    list: () => call((api) => api.list()),
    inspect: (packUrl) => call((api) => api.inspect(packUrl)),
    inspectFiles: (files) => call((api) => api.inspectFiles(files)),
    install: (packUrl, work) =>
      runJob(work, (api, jobId, listener) => api.install(jobId, packUrl, listener)),
    installFiles: (files, work) =>
      runJob(work, (api, jobId, listener) => api.installFiles(jobId, files, listener)),
    verify: (packUrl, work) =>
      runJob(work, (api, jobId, listener) => api.verify(jobId, packUrl, listener)),
    repair: (packUrl, work) =>
      runJob(work, (api, jobId, listener) => api.repair(jobId, packUrl, listener)),
    discard: (packUrl) => call((api) => api.discard(packUrl)),
    remove: (packUrl) => call((api) => api.remove(packUrl)),
    dispose() {
      opened?.session.end(cancelled().failure);
      opened = null;
    },
  };
}

function cancelled() {
  return failedResult('cancelled', 'Stopped. What has arrived is kept.', 'none');
}
