import { signal, type ReadonlySignal } from '@preact/signals';
import type { FinishedClip } from '../job/job';
import type { Photo } from '../photo/photo';
import type { ToastState } from '../toast-state';
import type { ClipFiles, KeptClip, KeptFacts } from './kept-clip';
import type { LibraryStore } from './library-store';
import { makeThumbnail } from './make-thumbnail';
import type { PhotoDigest } from './photo-digest';
import { StorageError, type QuotaSource } from './storage-guard';

/** What the browser allows this page, in bytes, and how much of it is used by all of it. */
export interface Room {
  readonly usedBytes: number;
  readonly allowedBytes: number;
}

/** What is known of a clip from the moment that it was asked for. */
export interface KeptSource {
  /** The clip's own. */
  readonly id: string;
  /** Of what the clip begins with; null where it could not be drawn. */
  readonly thumbnail: Promise<Blob | null>;
}

/** The clips that are kept on this device. */
export interface LibraryState {
  /** The newest first; null until they have been read. */
  readonly clips: ReadonlySignal<readonly KeptClip[] | null>;
  /** Null where the browser does not tell. */
  readonly room: ReadonlySignal<Room | null>;
  /** Reads the list anew: another tab may have changed it. */
  refresh(): Promise<void>;
  /** Keeps a clip that was just made; where that fails the person is told, and can try again. */
  keep(finished: FinishedClip, source: KeptSource): Promise<void>;
  /** The kept form of a clip; null where it is not kept. */
  keptOf(made: Pick<FinishedClip['clip'], 'video' | 'motionSha256'>): KeptClip | null;
  /** Keeps a clip from a file; null where that failed, which the person is told. */
  add(facts: KeptFacts, photo: Photo, video: Blob): Promise<KeptClip | null>;
  /** The photo and the video; null where they could not be read, which the person is told. */
  read(clip: KeptClip): Promise<ClipFiles | null>;
  /** Takes a clip off the list; it can be brought back for as long as the message stands. */
  remove(clip: KeptClip): Promise<void>;
}

export interface LibraryTools {
  readonly store: LibraryStore;
  readonly toasts: ToastState;
  readonly digest: PhotoDigest;
  readonly storage: QuotaSource & Partial<Pick<StorageManager, 'persist'>>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Deleted this long ago, a clip is of no tab that could still bring it back. */
const LEFT_BEHIND_MS = 10 * 60_000;

export function createLibraryState(tools: LibraryTools): LibraryState {
  const { store, toasts, digest, storage, clock } = tools;
  const clips = signal<readonly KeptClip[] | null>(null);
  const room = signal<Room | null>(null);
  /** Clips that found no room: tried again when some was made. */
  let unkept: (() => Promise<void>)[] = [];

  function tell(text: string, error: unknown, retry?: () => void): void {
    const reason = error instanceof StorageError ? error.message : String(error);
    toasts.show({
      tone: 'problem',
      text: `${text} ${reason}`,
      ...(retry && { action: { label: 'Try again', run: retry } }),
    });
  }

  async function refresh(): Promise<void> {
    try {
      clips.value = await store.listClips();
      room.value = await measureRoom(storage);
    } catch (error) {
      clips.value ??= [];
      tell('The library could not be read.', error);
    }
  }

  async function prepare(
    facts: KeptFacts,
    source: KeptSource,
    { photo, video }: ClipFiles,
  ): Promise<KeptClip> {
    const sha256 = digest.sha256Of(photo);
    const [thumbnail, photoSha256] = await Promise.all([source.thumbnail, sha256]);
    if (!thumbnail) throw new StorageError('Its picture for the list could not be drawn.');
    return {
      ...facts,
      id: source.id,
      photoSha256,
      photoBytes: photo.size,
      videoBytes: video.size,
      thumbnail,
    };
  }

  async function put(clip: KeptClip, files: ClipFiles): Promise<void> {
    await store.keepClip(clip, files);
    // Without it a browser that runs short of space may throw the clips away unasked.
    if (clips.peek()?.length === 0) void storage.persist?.().catch(() => false);
    await refresh();
  }

  async function keepOrTell(made: () => Promise<KeptClip>, files: ClipFiles): Promise<void> {
    try {
      await put(await made(), files);
    } catch (error) {
      unkept.push(() => keepOrTell(made, files));
      const text = 'Your clip is ready, but the library could not keep it: download it.';
      tell(text, error, () => void keepUnkept());
    }
  }

  async function keepUnkept(): Promise<void> {
    const waiting = unkept;
    unkept = [];
    for (const keep of waiting) await keep();
  }

  async function bringBack(clip: KeptClip): Promise<void> {
    try {
      const isBack = await store.unmarkDeleted(clip.id);
      if (!isBack)
        toasts.show({ tone: 'problem', text: 'The clip is gone: another tab removed it.' });
    } catch (error) {
      tell('The clip could not be brought back.', error, () => void bringBack(clip));
    }
    await refresh();
  }

  async function purge(isDue: (id: string, deletedAtMs: number) => boolean): Promise<void> {
    // Nothing is lost by a failure: the next visit tries again.
    await store.purge(isDue).catch(() => undefined);
  }

  async function makeRoom(clip: KeptClip): Promise<void> {
    await purge((id) => id === clip.id);
    await refresh();
    await keepUnkept();
  }

  return {
    clips,
    room,
    async refresh() {
      const untilMs = clock() - LEFT_BEHIND_MS;
      await purge((_, deletedAtMs) => deletedAtMs < untilMs);
      await refresh();
    },
    keep(finished, source) {
      const facts = factsOf(finished, clock());
      const files = { photo: finished.photo.file, video: finished.clip.video };
      return keepOrTell(() => prepare(facts, source, files), files);
    },
    keptOf({ video, motionSha256 }) {
      const isOf = (clip: KeptClip): boolean =>
        clip.motionSha256 === motionSha256 && clip.videoBytes === video.size;
      return clips.value?.find(isOf) ?? null;
    },
    async add(facts, photo, video) {
      try {
        // Drawn before anything is waited for: another photo may be opened at any time.
        const thumbnail = makeThumbnail(photo.bitmap, facts.record.settings.crop);
        const files = { photo: photo.file, video };
        const clip = await prepare(facts, { id: crypto.randomUUID(), thumbnail }, files);
        await put(clip, files);
        return clip;
      } catch (error) {
        tell('The clip could not be added to the library.', error);
        return null;
      }
    },
    async read(clip) {
      try {
        const files = await store.readFiles(clip);
        if (files) return files;
        throw new StorageError('The browser has thrown a part of it away to save space.');
      } catch (error) {
        tell('This clip cannot be opened.', error);
        return null;
      }
    },
    async remove(clip) {
      try {
        await store.markDeleted(clip.id, clock());
      } catch (error) {
        tell('The clip could not be deleted.', error);
        return;
      }
      clips.value = clips.peek()?.filter(({ id }) => id !== clip.id) ?? null;
      toasts.show({
        tone: 'news',
        text: `“${clip.record.settings.prompt || clip.photoName}” is deleted.`,
        action: { label: 'Undo', run: () => void bringBack(clip) },
        onGone: () => void makeRoom(clip),
      });
    },
  };
}

function factsOf({ clip, photo }: FinishedClip, createdAtMs: number): KeptFacts {
  const { codec, frameCount, durationSeconds, widthPixels, heightPixels } = clip;
  const video = { codec, frameCount, durationSeconds, widthPixels, heightPixels };
  const { record, motionSha256 } = clip;
  return { createdAtMs, photoName: photo.name, motionSha256, video, record };
}

async function measureRoom(storage: QuotaSource): Promise<Room | null> {
  const { usage, quota } = await storage.estimate().catch(() => ({ usage: 0, quota: 0 }));
  return usage !== undefined && quota ? { usedBytes: usage, allowedBytes: quota } : null;
}
