import type {
  KeptPack,
  OfferedPack,
  PackHealth,
  PackProgress,
  PickedFile,
} from '../../src/contract/packs-api';
import { StudioError } from '../studio-error';
import { fetchManifest } from './fetch-manifest';
import { installPack, type ChunkSource } from './install-pack';
import { listKeptPacks, offerOf } from './kept-packs';
import { isLocalPack, localPackUrl, packFolder } from './pack-address';
import type { Fetch } from './chunk-receiver';
import type { DownloadPatience } from './download-patience';
import { createNetworkSource } from './pack-download';
import { discardIdle, findBusyPacks, removeUnused, workOnPack } from './pack-locks';
import type { PackManifest } from './pack-manifest';
import { createWorkReports, type WorkReporter } from './pack-progress';
import type { PackStore } from './pack-store';
import { readPickedPack } from './picked-pack';
import { healthOf, verifyPack, type DamagedChunk } from './verify-pack';

/** A job under way, from outside. */
export interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PackProgress) => void;
}

/** Everything that can be done with packs besides making clips. See `PacksApi`. */
export interface PackKeeper {
  list(): Promise<readonly KeptPack[]>;
  inspect(packUrl: string): Promise<OfferedPack>;
  inspectFiles(files: readonly PickedFile[]): Promise<OfferedPack>;
  install(packUrl: string, work: Work): Promise<OfferedPack>;
  installFiles(files: readonly PickedFile[], work: Work): Promise<OfferedPack>;
  verify(packUrl: string, work: Work): Promise<PackHealth>;
  repair(packUrl: string, work: Work): Promise<OfferedPack>;
  discard(packUrl: string): Promise<null>;
  remove(packUrl: string): Promise<null>;
}

export interface PackKeeperTools {
  readonly fetch: Fetch;
  readonly store: PackStore;
  readonly patience?: DownloadPatience;
  /** Throws where no family can run the pack; storage knows none. */
  readonly checkManifest: (manifest: PackManifest) => void;
}

/** A server that does not answer in this time is told to be out of reach. */
const PATIENCE_MS = 20_000;

export function createPackKeeper({
  fetch,
  store,
  patience,
  checkManifest,
}: PackKeeperTools): PackKeeper {
  async function readOffer(packUrl: string, signal: AbortSignal): Promise<PackManifest> {
    const timeout = AbortSignal.timeout(PATIENCE_MS);
    const manifest = await fetchManifest(packUrl, fetch, signal, timeout, 'reload');
    checkManifest(manifest);
    return manifest;
  }

  async function requireRecord(packUrl: string): Promise<PackManifest> {
    const manifest = await store.readRecord(packUrl);
    if (manifest) return manifest;
    throw new StudioError('pack-unreachable', 'This model is no longer stored here.', 'none');
  }

  /** Runs alone on the pack, with reports that are not too many. */
  function work<T>(
    packUrl: string,
    { signal, onProgress }: Work,
    task: (report: WorkReporter) => Promise<T>,
  ): Promise<T> {
    const { report, dispose } = createWorkReports(onProgress);
    const onWait = (): void => onProgress({ kind: 'wait' });
    return workOnPack(packUrl, signal, () => task(report), onWait).finally(dispose);
  }

  const findDamage = async (
    manifest: PackManifest,
    signal: AbortSignal,
    report: WorkReporter,
  ): Promise<readonly DamagedChunk[]> =>
    verifyPack(manifest, store, (done, total) => report('check', done, total), signal);

  async function bring(
    packUrl: string,
    manifest: PackManifest,
    source: ChunkSource,
    signal: AbortSignal,
    report: WorkReporter,
    isChecked: boolean,
  ): Promise<OfferedPack> {
    const found = isChecked ? await findDamage(manifest, signal, report) : [];
    const damaged = new Set(found.map(({ sha256 }) => sha256));
    const onProgress = (done: number, total: number): void => report('fetch', done, total);
    await installPack({ packUrl, manifest, source, store, signal, onProgress, damaged });
    return offerOf(packUrl, manifest);
  }

  return {
    async list() {
      await store.collect();
      return listKeptPacks(store, await findBusyPacks());
    },
    async inspect(packUrl) {
      const folder = packFolder(packUrl);
      return offerOf(folder, await readOffer(folder, new AbortController().signal));
    },
    async inspectFiles(files) {
      const { manifest } = await readPickedPack(files);
      checkManifest(manifest);
      return offerOf(localPackUrl(manifest.id), manifest);
    },
    async install(packUrl, job) {
      const folder = packFolder(packUrl);
      if (isLocalPack(folder)) throw needsFiles();
      return work(folder, job, async (report) => {
        const manifest = await readOffer(folder, job.signal);
        const source = createNetworkSource(folder, fetch, patience);
        return bring(folder, manifest, source, job.signal, report, false);
      });
    },
    async installFiles(files, job) {
      const { manifest, source } = await readPickedPack(files);
      checkManifest(manifest);
      const packUrl = localPackUrl(manifest.id);
      return work(packUrl, job, async (report) => {
        try {
          const isThere = (await store.readRecord(packUrl)) !== undefined;
          return await bring(packUrl, manifest, source, job.signal, report, isThere);
        } catch (error) {
          // Files are read in a moment: there is nothing to go on with later.
          await store.removePending(packUrl);
          throw error;
        }
      });
    },
    verify: (packUrl, job) =>
      work(packUrl, job, async (report) => {
        const manifest = await requireRecord(packUrl);
        return healthOf(manifest, await findDamage(manifest, job.signal, report));
      }),
    async repair(packUrl, job) {
      if (isLocalPack(packUrl)) throw needsFiles();
      return work(packUrl, job, async (report) => {
        const manifest = await requireRecord(packUrl);
        const source = createNetworkSource(packUrl, fetch, patience);
        return bring(packUrl, manifest, source, job.signal, report, true);
      });
    },
    async discard(packUrl) {
      await discardIdle(packUrl, () => store.removePending(packUrl));
      return null;
    },
    async remove(packUrl) {
      await removeUnused(packUrl, () => store.removePack(packUrl));
      return null;
    },
  };
}

function needsFiles(): StudioError {
  return new StudioError(
    'pack-unreachable',
    'This model came from files: add its folder again, and what is missing is taken from there.',
    'none',
  );
}
