import type { Clip, ClipRecord } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type { FrameSource } from '../families/video-model';
import { createI420Converter, createVideoFrame, type I420Frame } from '../runtime/i420-converter';
import { createMp4Encoder, timestampOf } from '../runtime/mp4-encoder';
import { chooseVideoCodec, defaultBitrate } from '../runtime/video-codec';
import { createDisposer } from './disposer';
import type { StageClock } from './stage-clock';
import { frameCountOf } from './validate-settings';

/** Frames that are drawn or read back while another one is encoded. */
const FRAMES_IN_FLIGHT = 2;

type EncodedClip = Pick<Clip, 'video' | 'codec' | 'frameCount' | 'durationSeconds'>;

/**
 * Renders every frame, converts it on the GPU and encodes it; drawing, reading back and encoding
 * overlap, and no more than a few frames are held at any time.
 *
 * @throws StudioError `no-video-encoder`, `size-unsupported` or `encoder-failed`
 */
export async function encodeFrames(
  device: GPUDevice,
  frames: FrameSource,
  record: ClipRecord,
  report: (progress: Progress) => void,
  signal: AbortSignal,
  clock: StageClock,
): Promise<EncodedClip> {
  const { framesPerSecond, widthPixels, heightPixels, playCount } = record.settings;
  const frameCount = frameCountOf(record.settings);
  const size = { widthPixels, heightPixels, framesPerSecond };
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const codec = await chooseVideoCodec({ ...size, bitrate }, record.settings.codec);
  const disposer = createDisposer();
  const inFlight: Promise<I420Frame>[] = [];
  try {
    const converter = createI420Converter(device, widthPixels, heightPixels);
    disposer.keep(converter, (it) => it.dispose());
    const metadata = JSON.stringify(record);
    const encoder = createMp4Encoder({ ...size, codec, frameCount, playCount, metadata });
    disposer.keep(encoder, (it) => it.dispose());

    const encodeOldest = async (index: number): Promise<void> => {
      const converted = await clock.time('renderMs', async () => inFlight.shift());
      if (!converted) return;
      const frame = createVideoFrame(converted, timestampOf(index, framesPerSecond), 0);
      await clock.time('encodeVideoMs', () => encoder.addFrame(frame, index));
      const done = index + 1;
      report({ kind: 'encode', fraction: done / frameCount, frame: done, frames: frameCount });
    };

    for (let index = 0; index < frameCount; index += 1) {
      signal.throwIfAborted();
      inFlight.push(converter.convert(frames.renderFrame(index)));
      const drawn = index + 1;
      report({ kind: 'render', fraction: drawn / frameCount, frame: drawn, frames: frameCount });
      if (inFlight.length > FRAMES_IN_FLIGHT) await encodeOldest(drawn - inFlight.length);
    }
    while (inFlight.length > 0) await encodeOldest(frameCount - inFlight.length);
    const video = await clock.time('encodeVideoMs', () => encoder.finish());
    const playedFrames = frameCount * playCount;
    return {
      video,
      codec: codec.name,
      frameCount: playedFrames,
      durationSeconds: playedFrames / framesPerSecond,
    };
  } finally {
    // Their buffers are about to go: nobody else waits for these any more.
    await Promise.allSettled(inFlight);
    disposer.dispose();
  }
}
