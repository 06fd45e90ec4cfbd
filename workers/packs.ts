import type { OfferedPack, PackProgressListener, PacksApi } from '../src/contract/packs-api';
import type { Result } from '../src/contract/result';
import { CONTRACT_VERSION } from '../src/contract/studio-api';
import { checkFamily } from './families/check-family';
import { holdForLife } from './hold-for-life';
import { releaseListener } from './release-listener';
import { keepNeededRuntime } from './runtime/keep-needed-runtime';
import { settle } from './settle';
import { createPackKeeper, type PackKeeperTools, type Work } from './storage/pack-keeper';
import { createPackStore } from './storage/pack-store';
import { staleWorker } from './studio-error';

/** The packs worker's interface as the page sees it: jobs by name, failures as values. */
export function createPacks(
  tools: Omit<PackKeeperTools, 'checkManifest'> = {
    fetch: (url, init) => fetch(url, init),
    store: createPackStore(),
  },
): PacksApi {
  const keeper = createPackKeeper({ ...tools, checkManifest: checkFamily });
  const jobs = new Map<string, AbortController>();

  const runJob = async <T>(
    jobId: string,
    onProgress: PackProgressListener,
    task: (work: Work) => Promise<T>,
  ): Promise<Result<T>> => {
    const controller = new AbortController();
    jobs.set(jobId, controller);
    try {
      return await settle(() => task({ signal: controller.signal, onProgress }));
    } finally {
      jobs.delete(jobId);
      releaseListener(onProgress);
    }
  };

  const withRuntime = async (installed: Promise<OfferedPack>): Promise<OfferedPack> => {
    const pack = await installed;
    void keepNeededRuntime();
    return pack;
  };

  return {
    open: (contractVersion, lifeLock) =>
      settle(async () => {
        if (contractVersion !== CONTRACT_VERSION) throw staleWorker();
        await holdForLife(lifeLock);
        return null;
      }),
    list: () => settle(keeper.list),
    inspect: (packUrl) => settle(() => keeper.inspect(packUrl)),
    inspectFiles: (files) => settle(() => keeper.inspectFiles(files)),
    install: (jobId, packUrl, onProgress) =>
      runJob(jobId, onProgress, (work) => withRuntime(keeper.install(packUrl, work))),
    installFiles: (jobId, files, onProgress) =>
      runJob(jobId, onProgress, (work) => withRuntime(keeper.installFiles(files, work))),
    verify: (jobId, packUrl, onProgress) =>
      runJob(jobId, onProgress, (work) => keeper.verify(packUrl, work)),
    repair: (jobId, packUrl, onProgress) =>
      runJob(jobId, onProgress, (work) => keeper.repair(packUrl, work)),
    discard: (packUrl) => settle(() => keeper.discard(packUrl)),
    remove: (packUrl) => settle(() => keeper.remove(packUrl)),
    cancel: (jobId) => jobs.get(jobId)?.abort(),
  };
}
