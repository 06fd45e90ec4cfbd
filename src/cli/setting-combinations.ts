import { isAnimatedPicture } from '../contract/clip-container';
import { MAXIMUM_GIF_FRAMES_PER_SECOND, type ClipContainer } from '../contract/clip';
import { CommandError } from './command-error';

/**
 * Refuses settings that are fine each by itself but not together: the page would wait for a
 * person who changes one of them, or leave one out.
 *
 * @param settings parameters of the page's address, checked one by one
 * @throws CommandError
 */
export function requireCombination(
  container: ClipContainer,
  settings: Readonly<Record<string, string>>,
): void {
  const title = `.${container} file`;
  const plays = Number(settings['plays'] ?? 1);
  const { fps, codec } = settings;
  if (plays > 1 && isAnimatedPicture(container)) {
    throw new CommandError(`--plays is for videos: a ${title} loops for ever by itself.`);
  }
  if (plays > 1 && settings['loop'] === '0') {
    throw new CommandError('--plays is for loops, which end as they begin: add --loop.');
  }
  if (container === 'gif' && Number(fps) > MAXIMUM_GIF_FRAMES_PER_SECOND) {
    throw new CommandError(
      `--fps is at most ${MAXIMUM_GIF_FRAMES_PER_SECOND} in a ${title}, not "${fps}".`,
    );
  }
  if (codec === undefined || codec === 'auto') return;
  if (isAnimatedPicture(container)) {
    throw new CommandError(`--codec is for videos: there is none to choose in a ${title}.`);
  }
  if (container === 'webm' && codec === 'h264') {
    throw new CommandError(`--codec is vp9 or av1 in a ${title}, not "${codec}".`);
  }
}
