import type { ClipWriter, ClipWriterOptions } from './clip-writer';
import { openVideoWriter } from './video-writer';

/**
 * The writer of the kind of file that is asked for. Seldom used ones are fetched when they are.
 *
 * @throws StudioError `no-video-encoder`, `size-unsupported` or `encoder-failed`
 */
export async function openClipWriter(
  device: GPUDevice,
  options: ClipWriterOptions,
): Promise<ClipWriter> {
  switch (options.settings.container) {
    case 'mp4':
    case 'webm':
      return openVideoWriter(device, options);
    case 'gif': {
      const { createGifWriter } = await import('./gif-writer');
      return createGifWriter(device, options);
    }
    case 'webp': {
      const { openWebpWriter } = await import('./webp-writer');
      return openWebpWriter(device, options);
    }
  }
}
