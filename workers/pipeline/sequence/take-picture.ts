import type { PictureRequest } from '../../../src/contract/sequence';
import { openVideo } from '../../runtime/video-reader';

/**
 * One frame of a clip as it was decoded, at its own size, without further loss.
 *
 * @throws StudioError `clip-unreadable`
 */
export async function takePicture({ video, name, atSeconds }: PictureRequest): Promise<Blob> {
  const reader = await openVideo(video, name);
  try {
    const canvas = new OffscreenCanvas(reader.widthPixels, reader.heightPixels);
    draw(canvas, await reader.frameAt(atSeconds));
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    reader.dispose();
  }
}

/**
 * Small pictures of a clip at times that rise.
 *
 * @throws StudioError `clip-unreadable`
 */
export async function takeFilmStrip(
  { video, name }: Omit<PictureRequest, 'atSeconds'>,
  timesSeconds: readonly number[],
  heightPixels: number,
): Promise<ImageBitmap[]> {
  const reader = await openVideo(video, name);
  try {
    const width = Math.max(
      1,
      Math.round((reader.widthPixels * heightPixels) / reader.heightPixels),
    );
    const canvas = new OffscreenCanvas(width, heightPixels);
    const pictures: ImageBitmap[] = [];
    for (const seconds of timesSeconds) {
      draw(canvas, await reader.frameAt(seconds));
      pictures.push(canvas.transferToImageBitmap());
    }
    return pictures;
  } finally {
    reader.dispose();
  }
}

function draw(canvas: OffscreenCanvas, frame: VideoFrame): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('The browser gave no canvas for a picture.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, canvas.width, canvas.height);
}
