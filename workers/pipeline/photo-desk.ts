import type { VideoModel } from '../families/video-model';
import { createHeldMotion, type HeldMotion } from './held-motion';
import { createRightOfWay, type RightOfWay } from './right-of-way';

/** A photo with all that the networks have made of it. */
export interface DeskPhoto {
  /** As the page names it; equal for equal photos. */
  readonly id: string;
  readonly photo: ImageBitmap;
  readonly held: HeldMotion;
}

/**
 * Where the photo that was worked on last lies until another one comes: previews, strips and clips
 * share what is held of it, so that a clip of what was seen live needs no network again.
 */
export interface PhotoDesk {
  /** Whoever uses what is held takes turns: showing and clips come first, strips are guests. */
  readonly way: RightOfWay;
  readonly current: DeskPhoto | undefined;
  /** Lays a photo down and takes the bitmap over, unless it is the one that lies there. */
  put(model: VideoModel, id: string, photo: ImageBitmap): DeskPhoto;
}

export function createPhotoDesk(): PhotoDesk {
  let current: DeskPhoto | undefined;
  return {
    way: createRightOfWay(),
    get current() {
      return current;
    },
    put: (model, id, photo) => {
      if (current?.id === id) return current;
      current?.held.dispose();
      current?.photo.close();
      current = { id, photo, held: createHeldMotion(model, photo) };
      return current;
    },
  };
}
