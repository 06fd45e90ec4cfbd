import { defaultBitrate } from '../../src/contract/video-bitrate';
import type { ClipWriter, ClipWriterOptions } from './clip-writer';
import { createI420Converter, createVideoFrame } from './i420-converter';
import { openMp4Muxer } from './open-mp4-muxer';
import { openSpillForVideo } from './open-spill-for-video';
import { chooseVideoCodec, WEBM_CODECS, type ChosenCodec } from './video-codec';
import { createVideoFileEncoder, timestampOf } from './video-file-encoder';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/**
 * Frames converted on the GPU and encoded by WebCodecs, into MP4 or WebM.
 *
 * @throws StudioError `no-video-encoder`, `size-unsupported` or `encoder-failed`
 */
export async function openVideoWriter(
  device: GPUDevice,
  { settings, frameCount, metadata }: ClipWriterOptions,
): Promise<ClipWriter> {
  const { widthPixels, heightPixels, framesPerSecond, playCount, container } = settings;
  const size = { widthPixels, heightPixels, framesPerSecond };
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const among = container === 'webm' ? WEBM_CODECS : undefined;
  const codec = await chooseVideoCodec({ ...size, bitrate }, settings.codec, undefined, among);
  const chunkCount = frameCount * playCount;
  const file = { ...size, metadata };
  const muxer = await openMuxer(container === 'webm', codec, file, chunkCount);
  const scratch = playCount > 1 ? await openSpillForVideo(file, chunkCount) : undefined;
  const encoder = createVideoFileEncoder({ ...size, codec, frameCount, playCount, muxer, scratch });
  const converter = createI420Converter(device, widthPixels, heightPixels);
  return {
    encoding: codec.name,
    read: async (texture, index) => {
      const converted = await converter.convert(texture);
      return () => {
        const frame = createVideoFrame(converted, timestampOf(index, framesPerSecond), 0);
        return encoder.addFrame(frame, index);
      };
    },
    finish: encoder.finish,
    dispose: () => {
      converter.dispose();
      encoder.dispose();
    },
  };
}

async function openMuxer(
  isWebm: boolean,
  { name }: ChosenCodec,
  options: VideoMuxerOptions,
  chunkCount: number,
): Promise<VideoMuxer> {
  if (!isWebm || name === 'h264') return openMp4Muxer(name, options, chunkCount);
  const { createWebmMuxer } = await import('./webm-muxer');
  return createWebmMuxer(name, options, await openSpillForVideo(options, chunkCount));
}
