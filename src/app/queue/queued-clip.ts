import type { ClipSettings } from '../../contract/clip';
import type { Failure } from '../../contract/result';
import type { FinishedClip } from '../job/job';
import type { PhotoFile } from '../photo/photo';

/**
 * How a clip of the queue stands. `made` is ready and was not looked at yet; `interrupted` was
 * asked for in a visit before, and waits for a word.
 */
export type QueuedClipState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'made'; readonly finished: FinishedClip };

/** A clip that was asked for, with all that it takes to make it. */
export interface QueuedClip {
  readonly id: string;
  /** As it was given: it is decoded again when its turn comes, for a bitmap weighs much more. */
  readonly photo: PhotoFile;
  readonly settings: ClipSettings;
  /** A small JPEG of what the clip begins with; null where it could not be drawn. */
  readonly thumbnail: Promise<Blob | null>;
  readonly state: QueuedClipState;
  /** How often the page went while it was made. */
  readonly interruptions: number;
}
