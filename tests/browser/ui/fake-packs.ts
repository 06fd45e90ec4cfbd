import { createStore } from 'idb-keyval';
import type { PacksClient } from '../../../src/client/packs-client';
import type { PickedFile } from '../../../src/contract/packs-api';
import { createPacks } from '../../../workers/packs';
import type { Fetch } from '../../../workers/storage/chunk-receiver';
import { createPackStore } from '../../../workers/storage/pack-store';

/** The real keeper of packs without its worker, over a store of its own and a network given. */
export function directPacksClient(
  fetch: Fetch,
  database = createStore(`packs-${crypto.randomUUID()}`, 'packs'),
): PacksClient {
  const api = createPacks({ fetch, store: createPackStore(database) });
  const withJob = <T>(signal: AbortSignal, start: (jobId: string) => Promise<T>): Promise<T> => {
    const jobId = crypto.randomUUID();
    signal.addEventListener('abort', () => api.cancel(jobId), { once: true });
    return start(jobId);
  };
  return {
    list: api.list,
    inspect: api.inspect,
    inspectFiles: api.inspectFiles,
    install: (packUrl, { signal, onProgress }) =>
      withJob(signal, (jobId) => api.install(jobId, packUrl, onProgress)),
    installFiles: (files: readonly PickedFile[], { signal, onProgress }) =>
      withJob(signal, (jobId) => api.installFiles(jobId, files, onProgress)),
    verify: (packUrl, { signal, onProgress }) =>
      withJob(signal, (jobId) => api.verify(jobId, packUrl, onProgress)),
    repair: (packUrl, { signal, onProgress }) =>
      withJob(signal, (jobId) => api.repair(jobId, packUrl, onProgress)),
    discard: api.discard,
    remove: api.remove,
    dispose: () => undefined,
  };
}
