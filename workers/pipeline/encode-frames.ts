import type { Clip, ClipRecord } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type { FrameSource } from '../families/video-model';
import type { WriteFrame } from '../runtime/clip-writer';
import { openClipWriter } from '../runtime/open-clip-writer';
import { createDisposer } from './disposer';
import type { StageClock } from './stage-clock';
import { frameCountOf } from './validate-settings';

/** Frames that are drawn or read back while another one is encoded. */
const FRAMES_IN_FLIGHT = 2;

type EncodedClip = Pick<Clip, 'video' | 'codec' | 'frameCount' | 'durationSeconds'>;

/**
 * Renders every frame, reads it back and encodes it; drawing, reading back and encoding overlap,
 * and no more than a few frames are held at any time.
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
  const { settings } = record;
  const frameCount = frameCountOf(settings);
  const disposer = createDisposer();
  const inFlight: Promise<WriteFrame>[] = [];
  try {
    const metadata = JSON.stringify(record);
    const writer = await openClipWriter(device, { settings, frameCount, metadata });
    disposer.keep(writer, (it) => it.dispose());

    const writeOldest = async (index: number): Promise<void> => {
      const write = await clock.time('renderMs', async () => inFlight.shift());
      if (!write) return;
      await clock.time('encodeVideoMs', write);
      const done = index + 1;
      report({ kind: 'encode', fraction: done / frameCount, frame: done, frames: frameCount });
    };

    for (let index = 0; index < frameCount; index += 1) {
      signal.throwIfAborted();
      inFlight.push(writer.read(frames.renderFrame(index), index));
      const drawn = index + 1;
      report({ kind: 'render', fraction: drawn / frameCount, frame: drawn, frames: frameCount });
      if (inFlight.length > FRAMES_IN_FLIGHT) await writeOldest(drawn - inFlight.length);
    }
    while (inFlight.length > 0) await writeOldest(frameCount - inFlight.length);
    const video = await clock.time('encodeVideoMs', () => writer.finish());
    const playedFrames = frameCount * settings.playCount;
    return {
      video,
      codec: writer.encoding,
      frameCount: playedFrames,
      durationSeconds: playedFrames / settings.framesPerSecond,
    };
  } finally {
    // Their buffers are about to go: nobody else waits for these any more.
    await Promise.allSettled(inFlight);
    disposer.dispose();
  }
}
