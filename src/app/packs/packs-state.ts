import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PacksClient } from '../../client/packs-client';
import type { KeptPack, OfferedPack, PackHealth } from '../../contract/packs-api';
import type { Failure } from '../../contract/result';
import { createLinkedPack, type LinkedPack } from './linked-pack';
import type { PackChoice } from './pack-choice';
import { createStorageKeeping, type StorageKeeping } from './storage-keeping';
import { createPackLook, type PackLook } from './pack-look';
import { nameOf, originOf, type PackActivity, type PackRow } from './pack-row';
import { createPackWorks } from './pack-work';
import { watchBusy } from './watch-busy';

/** The models on this device, those that could be, and everything that can be done with them. */
export interface PacksState extends PackLook {
  readonly isOpen: ReadonlySignal<boolean>;
  /** The app's own first; null until they have been read. */
  readonly rows: ReadonlySignal<readonly PackRow[] | null>;
  /** Of the model that makes the clips: what is known of it without asking anybody. */
  readonly chosenName: ReadonlySignal<string>;
  /** Why the list, or what was to be looked at, could not be read. */
  readonly failure: ReadonlySignal<Failure | null>;
  readonly choice: PackChoice;
  readonly linked: LinkedPack;
  readonly keeping: StorageKeeping;
  /** Shows the models; reads what is stored, and what the app itself offers. */
  open(): Promise<void>;
  /** What is under way goes on. */
  close(): void;
  installCandidate(): Promise<void>;
  /** A first time, on after a pause, or a newer version. */
  install(packUrl: string): Promise<void>;
  /** Stops what is done with a pack; what has arrived is kept. */
  stop(packUrl: string): void;
  lookForUpdate(packUrl: string): Promise<void>;
  verify(packUrl: string): Promise<void>;
  repair(packUrl: string): Promise<void>;
  discard(packUrl: string): Promise<void>;
  remove(packUrl: string): Promise<void>;
  /** Makes clips with this model from now on. Not while one is being made. */
  choose(packUrl: string): void;
}

export interface PacksTools {
  readonly client: PacksClient;
  readonly choice: PackChoice;
  /** Of another host, named by the page's address; null for none. */
  readonly linkedPackUrl: string | null;
  readonly storage: Parameters<typeof createStorageKeeping>[0];
  readonly isBusy: ReadonlySignal<boolean>;
  /** Ends the worker that makes clips and lets go of its model; a new one is opened by itself. */
  readonly restart: () => void;
  /** Shows the photo where it moves; nothing elsewhere. */
  readonly leaveLive: () => void;
}

export function createPacksState(tools: PacksTools): PacksState {
  const { client, choice, linkedPackUrl, isBusy, restart, leaveLive } = tools;
  const keeping = createStorageKeeping(tools.storage);
  const isOpen = signal(false);
  const kept = signal<readonly KeptPack[] | null>(null);
  const offers = signal<ReadonlyMap<string, OfferedPack['pack']>>(new Map());
  const failure = signal<Failure | null>(null);
  let endWatch = (): void => {};

  function noteOffer({ packUrl, pack }: OfferedPack): void {
    offers.value = new Map(offers.peek()).set(packUrl, pack);
  }

  async function refresh(): Promise<void> {
    const [listed] = await Promise.all([client.list(), keeping.refresh()]);
    batch(() => {
      if (listed.ok) kept.value = listed.value;
      else {
        kept.value ??= [];
        failure.value = listed.failure;
      }
    });
  }

  /** A worker lives for as long as somebody looks or something is done. */
  function disposeIfIdle(): void {
    if (!isOpen.peek() && !works.isAnyRunning()) client.dispose();
  }

  const looks = createPackLook({ client, kept, failure });
  const works = createPackWorks(async () => {
    await refresh();
    disposeIfIdle();
  });

  const install = async (packUrl: string): Promise<void> => {
    await works.run(packUrl, 'install', (job) => client.install(packUrl, job), installed);
  };

  function installed(offer: OfferedPack): null {
    noteOffer(offer);
    return null;
  }

  const isHealthy = ({ damaged }: PackHealth): boolean => damaged.length === 0;

  function rowOf(packUrl: string): PackRow {
    const stored = kept.value?.find((one) => one.packUrl === packUrl) ?? null;
    const offer = offers.value.get(packUrl) ?? null;
    return {
      packUrl,
      origin: originOf(packUrl, choice.ownPackUrl),
      pack: stored?.stored ?? stored?.paused?.pack ?? offer,
      kept: stored,
      offer,
      isChosen: choice.packUrl.value === packUrl,
      activity: works.activities.value.get(packUrl) ?? null,
    };
  }

  function choose(packUrl: string): void {
    if (isBusy.peek() || choice.packUrl.peek() === packUrl) return;
    choice.choose(packUrl);
    restart();
  }

  return {
    isOpen,
    rows: computed(() => {
      if (!kept.value) return null;
      const others = kept.value.map(({ packUrl }) => packUrl);
      const working = [...works.activities.value.keys()];
      const urls = [choice.ownPackUrl, choice.packUrl.value, ...others, ...working];
      return [...new Set(urls)].map(rowOf);
    }),
    chosenName: computed(() => {
      const row = rowOf(choice.packUrl.value);
      return row.pack ? `${row.pack.id} ${row.pack.version}` : nameOf(row);
    }),
    ...looks,
    failure,
    choice,
    linked: createLinkedPack(choice.packUrl.peek() === linkedPackUrl ? null : linkedPackUrl, {
      isStored: (packUrl) =>
        kept.peek()?.some((one) => one.packUrl === packUrl && one.stored) === true,
      choose,
      look: (packUrl) => void looks.look(packUrl),
    }),
    keeping,
    async open() {
      batch(() => {
        isOpen.value = true;
        failure.value = null;
      });
      endWatch();
      endWatch = watchBusy({
        isAnyBusy: () => kept.peek()?.some((one) => one.isBusy) === true,
        look: refresh,
      });
      await refresh();
      // Closed meanwhile, it needs no worker any more.
      if (!isOpen.peek()) return;
      const own = await client.inspect(choice.ownPackUrl);
      // Without a network there is no news; what is stored is listed all the same.
      if (own.ok) noteOffer(own.value);
    },
    close() {
      endWatch();
      batch(() => {
        isOpen.value = false;
        looks.dismissCandidate();
      });
      disposeIfIdle();
    },
    async installCandidate() {
      const asked = looks.candidate.peek();
      if (!asked) return;
      const { offer, files } = asked;
      batch(() => {
        looks.dismissCandidate();
        noteOffer(offer);
      });
      if (!files) return install(offer.packUrl);
      await works.run(
        offer.packUrl,
        'install',
        (job) => client.installFiles(files, job),
        installed,
      );
    },
    install,
    stop: works.stop,
    async lookForUpdate(packUrl) {
      await works.run(
        packUrl,
        'look',
        () => client.inspect(packUrl),
        (offer) => {
          noteOffer(offer);
          const stored = kept.peek()?.find((one) => one.packUrl === packUrl)?.stored;
          const isCurrent = stored?.manifestSha256 === offer.pack.manifestSha256;
          return isCurrent ? { kind: 'current' } : null;
        },
      );
    },
    async verify(packUrl) {
      const checked = (health: PackHealth): PackActivity => ({ kind: 'checked', health });
      await works.run(packUrl, 'verify', (job) => client.verify(packUrl, job), checked);
    },
    async repair(packUrl) {
      await works.run(
        packUrl,
        'repair',
        async (job) => {
          const repaired = await client.repair(packUrl, job);
          return repaired.ok ? client.verify(packUrl, job) : repaired;
        },
        (health) => (isHealthy(health) ? { kind: 'checked', health } : null),
      );
    },
    async discard(packUrl) {
      await works.run(packUrl, 'remove', () => client.discard(packUrl), gone);
    },
    async remove(packUrl) {
      if (choice.packUrl.peek() === packUrl) {
        if (isBusy.peek()) return;
        choice.choose(choice.ownPackUrl);
        // The moving photo would have it fetched again at once, or another in its place.
        leaveLive();
        restart();
      }
      await works.run(packUrl, 'remove', () => client.remove(packUrl), gone);
    },
    choose,
  };
}

const gone = (): null => null;
