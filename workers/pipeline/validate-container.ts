import {
  MAXIMUM_ANIMATED_PICTURE_SIDE_PIXELS,
  MAXIMUM_GIF_FRAMES_PER_SECOND,
  type ClipSettings,
} from '../../src/contract/clip';
import { isAnimatedPicture } from '../../src/contract/clip-container';
import { refuse, requireRange } from './setting-requirements';

/**
 * Checks the settings against what the kind of file can hold.
 *
 * @throws StudioError `invalid-request` naming the setting and its range
 */
export function validateContainer(settings: ClipSettings): void {
  const { container, codec, playCount, framesPerSecond, widthPixels, heightPixels } = settings;
  if (container === 'webm' && codec === 'h264') refuse('A WebM holds VP9 or AV1, not H.264.');
  if (container === 'gif') {
    requireRange('framesPerSecond', framesPerSecond, 12, MAXIMUM_GIF_FRAMES_PER_SECOND);
  }
  if (!isAnimatedPicture(container)) return;
  if (playCount > 1) refuse('playCount is for videos: an animated picture loops for ever.');
  if (Math.max(widthPixels, heightPixels) > MAXIMUM_ANIMATED_PICTURE_SIDE_PIXELS) {
    refuse(
      `An animated picture may be at most ${MAXIMUM_ANIMATED_PICTURE_SIDE_PIXELS} pixels wide or high.`,
    );
  }
}
