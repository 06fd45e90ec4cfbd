import type { Clip, ClipRecord } from '../../contract/clip';
import { isAnimatedPicture } from '../../contract/clip-container';

/** What a player must know of a clip's video. */
export type VideoFacts = Pick<
  Clip,
  'codec' | 'frameCount' | 'durationSeconds' | 'widthPixels' | 'heightPixels'
>;

/** All that is known of a clip besides its photo and its video. Plain JSON. */
export interface KeptFacts {
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** The photo's file name without its folder. */
  readonly photoName: string;
  readonly motionSha256: string;
  readonly video: VideoFacts;
  readonly record: ClipRecord;
}

/** A clip of the library as the list shows it: light, for photo and video lie elsewhere. */
export interface KeptClip extends KeptFacts {
  readonly id: string;
  /** Names the photo's file; clips of the same photo share it. */
  readonly photoSha256: string;
  readonly photoBytes: number;
  readonly videoBytes: number;
  /** A small JPEG. */
  readonly thumbnail: Blob;
}

/** The heavy part of a clip: the photo's file as it was given, and the MP4. */
export interface ClipFiles {
  readonly photo: Blob;
  readonly video: Blob;
}

/** A GIF or a WebP is none: nothing can be cut to its frames, or carried on from one. */
export function isVideo({ record }: KeptFacts): boolean {
  return !isAnimatedPicture(record.settings.container);
}

/** Bytes that clips take up; a photo that several of them share counts once. */
export function sizeOfClips(clips: readonly KeptClip[]): number {
  const photos = new Map(clips.map(({ photoSha256, photoBytes }) => [photoSha256, photoBytes]));
  const videoBytes = clips.reduce((sum, clip) => sum + clip.videoBytes + clip.thumbnail.size, 0);
  return [...photos.values()].reduce((sum, bytes) => sum + bytes, videoBytes);
}
