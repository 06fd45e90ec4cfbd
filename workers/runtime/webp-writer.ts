import { StudioError } from '../studio-error';
import type { ClipWriter, ClipWriterOptions } from './clip-writer';
import { createPictureReader } from './picture-reader';
import { createWebpFile, type WebpFrame } from './webp-file';

const WEBP_TYPE = 'image/webp';
/** Of the browser's scale, 0..1: no blocks to be seen in skies, a quarter of lossless. */
const QUALITY = 0.86;

/**
 * An animated WebP of pictures that the browser encodes; it loops for ever.
 *
 * @throws StudioError `no-video-encoder` where the browser writes no WebP, as in Safari
 */
export async function openWebpWriter(
  device: GPUDevice,
  { settings, metadata }: ClipWriterOptions,
): Promise<ClipWriter> {
  const { widthPixels, heightPixels, framesPerSecond } = settings;
  const canvas = new OffscreenCanvas(widthPixels, heightPixels);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context || !(await writesWebp(canvas))) throw noWebp();
  const reader = createPictureReader(device, widthPixels, heightPixels);
  const frames: WebpFrame[] = [];
  return {
    encoding: 'webp',
    read: async (texture, index) => {
      const pixels = await reader.read(texture);
      return async () => {
        context.putImageData(new ImageData(pixels, widthPixels, heightPixels), 0, 0);
        const picture = await canvas.convertToBlob({ type: WEBP_TYPE, quality: QUALITY });
        const durationMilliseconds = durationOf(index, framesPerSecond);
        frames.push({ picture, durationMilliseconds });
      };
    },
    finish: () => createWebpFile(widthPixels, heightPixels, frames, metadata),
    dispose: reader.dispose,
  };
}

/** Milliseconds that frame `index` stands, so that all together last as long as asked. */
function durationOf(index: number, framesPerSecond: number): number {
  const at = (frame: number): number => Math.round((frame * 1000) / framesPerSecond);
  return at(index + 1) - at(index);
}

/** A browser that cannot gives a PNG instead. */
async function writesWebp(canvas: OffscreenCanvas): Promise<boolean> {
  return (await canvas.convertToBlob({ type: WEBP_TYPE })).type === WEBP_TYPE;
}

function noWebp(): StudioError {
  return new StudioError(
    'no-video-encoder',
    'This browser does not write WebP. Choose GIF or MP4 as the file.',
    'none',
  );
}
