import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { PhotoDigest } from '../library/photo-digest';
import type { ReloadWarning } from '../library/reload-warning';
import type { ClipQueue } from './clip-queue';
import type { KeptQueueClip, QueueStore } from './queue-store';
import type { QueuedClip } from './queued-clip';

/** Keeps the queue for the next visit. */
export interface QueueKeeper {
  /** Whether the clips of the queue are there after a reload. */
  readonly isKept: ReadonlySignal<boolean>;
  /** Brings back what was interrupted, and keeps what changes from now on; call once. */
  start(): Promise<void>;
}

export interface QueueKeeperTools {
  readonly queue: ClipQueue;
  readonly store: QueueStore;
  readonly digest: PhotoDigest;
  readonly warnOfReload: ReloadWarning;
}

export function createQueueKeeper(tools: QueueKeeperTools): QueueKeeper {
  const { queue, store, digest, warnOfReload } = tools;
  const isKept = signal(false);
  let isSaving = false;
  let isStale = false;

  /** One after the other, and of all that changes meanwhile only the latest. */
  async function save(): Promise<void> {
    isStale = true;
    if (isSaving) return;
    isSaving = true;
    while (isStale) {
      isStale = false;
      await saveOnce();
    }
    isSaving = false;
  }

  async function saveOnce(): Promise<void> {
    try {
      // A clip that was made is in the library, or the person was told that it is not.
      const open = queue.entries.peek().filter(({ state }) => state.kind !== 'made');
      const forms = await Promise.allSettled(open.map(keptForm));
      await store.save(forms.flatMap((form) => (form.status === 'fulfilled' ? [form.value] : [])));
      // A photo whose file has gone does not take the others along.
      const lost = forms.find((form) => form.status === 'rejected');
      if (lost) throw lost.reason;
      isKept.value = true;
    } catch (error) {
      isKept.value = false;
      warnOfReload(error);
    }
  }

  async function keptForm(entry: QueuedClip): Promise<KeptQueueClip> {
    const { id, photo, settings, state, interruptions } = entry;
    const [photoSha256, thumbnail] = await Promise.all([
      digest.sha256Of(photo.file),
      entry.thumbnail,
    ]);
    const isRunning = state.kind === 'running';
    const photoName = photo.name;
    return {
      saved: { id, photoName, photoSha256, settings, thumbnail, isRunning, interruptions },
      photo: photo.file,
    };
  }

  return {
    isKept,
    async start() {
      const found = await store.takeOver().catch(() => null);
      // Nothing can be kept here: the queue itself says so.
      if (!found) return;
      queue.restore(found.map(queuedForm));
      effect(() => {
        if (queue.entries.value) void save();
      });
    },
  };
}

function queuedForm({ saved, photo }: KeptQueueClip): QueuedClip {
  const { id, photoName, settings, thumbnail, interruptions } = saved;
  return {
    id,
    photo: { file: photo, name: photoName },
    settings,
    thumbnail: Promise.resolve(thumbnail),
    state: { kind: 'interrupted' },
    interruptions,
  };
}
