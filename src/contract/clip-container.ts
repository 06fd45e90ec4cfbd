import type { ClipContainer } from './clip';

/** All there are, the most widely played first. */
export const CLIP_CONTAINERS: readonly ClipContainer[] = ['mp4', 'webm', 'gif', 'webp'];

export const CONTAINER_MEDIA_TYPE: Readonly<Record<ClipContainer, string>> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** Animated pictures are shown as pictures are: they loop for ever and have no codec to choose. */
export function isAnimatedPicture(container: ClipContainer): boolean {
  return container === 'gif' || container === 'webp';
}
