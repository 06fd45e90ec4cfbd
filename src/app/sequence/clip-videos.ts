import type { KeptClip } from '../library/kept-clip';
import type { LibraryState } from '../library/library-state';

/** The videos of the clips in a sequence, each read once. */
export interface ClipVideos {
  /** Null where it could not be read, which the person has been told. */
  videoOf(clip: KeptClip): Promise<Blob | null>;
}

export function createClipVideos(library: Pick<LibraryState, 'read'>): ClipVideos {
  const known = new Map<string, Promise<Blob | null>>();
  return {
    videoOf(clip) {
      const reading =
        known.get(clip.id) ?? library.read(clip).then((files) => files?.video ?? null);
      known.set(clip.id, reading);
      void reading.then((video) => video ?? known.delete(clip.id));
      return reading;
    },
  };
}
