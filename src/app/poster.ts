import { failedResult } from '../client/failed-result';
import type { Result } from '../contract/result';

/** How a poster is written: without loss, or small. */
export type PosterFormat = 'png' | 'jpeg';

const JPEG_QUALITY = 0.92;

/** The first frame of a video at its own size, as a picture file. */
export async function takePoster(videoUrl: string, format: PosterFormat): Promise<Result<Blob>> {
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
    video.src = videoUrl;
    await isShown;
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2D canvas of this size');
    context.drawImage(video, 0, 0);
    const options = { type: `image/${format}`, quality: JPEG_QUALITY };
    return { ok: true, value: await canvas.convertToBlob(options) };
  } catch (error) {
    return failedResult(
      'unexpected',
      'The first frame could not be taken: this browser does not play its own clip. Choose H.264 as the codec and make it again.',
      'none',
      error,
    );
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

/** The poster's name beside the clip's: `lake-7.mp4` has `lake-7.png`. */
export function posterFileName(clipFileName: string, format: PosterFormat): string {
  return clipFileName.replace(/\.mp4$/, format === 'png' ? '.png' : '.jpg');
}
