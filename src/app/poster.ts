import { failedResult } from '../client/failed-result';
import type { ClipContainer } from '../contract/clip';
import { isAnimatedPicture } from '../contract/clip-container';
import type { Result } from '../contract/result';

/** How a poster is written: without loss, or small. */
export type PosterFormat = 'png' | 'jpeg';

const JPEG_QUALITY = 0.92;

/** The first frame of a clip at its own size, as a picture file. */
export async function takePoster(
  clipUrl: string,
  container: ClipContainer,
  format: PosterFormat,
): Promise<Result<Blob>> {
  try {
    const draw = isAnimatedPicture(container) ? drawPicture : drawVideo;
    const canvas = await draw(clipUrl);
    const options = { type: `image/${format}`, quality: JPEG_QUALITY };
    return { ok: true, value: await canvas.convertToBlob(options) };
  } catch (error) {
    return failedResult(
      'unexpected',
      'The first frame could not be taken: this browser does not play its own clip. Choose H.264 as the codec and make it again.',
      'none',
      error,
    );
  }
}

async function drawVideo(url: string): Promise<OffscreenCanvas> {
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.preload = 'auto';
    const isShown = new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), {
        once: true,
      });
    });
    video.src = url;
    await isShown;
    return drawn(video, video.videoWidth, video.videoHeight);
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

/** A picture that is in no document stands at its first frame. */
async function drawPicture(url: string): Promise<OffscreenCanvas> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return drawn(image, image.naturalWidth, image.naturalHeight);
}

function drawn(frame: CanvasImageSource, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2D canvas of this size');
  context.drawImage(frame, 0, 0);
  return canvas;
}

/** The poster's name beside the clip's: `lake-7.mp4` has `lake-7.png`. */
export function posterFileName(clipFileName: string, format: PosterFormat): string {
  return clipFileName.replace(/\.\w+$/, format === 'png' ? '.png' : '.jpg');
}
