import { defaultBitrate } from '../../../../src/contract/video-bitrate';
import { createSpilledMp4Muxer } from '../../../../workers/runtime/mp4-muxer';
import { openSpillFile } from '../../../../workers/runtime/spill-file';
import { chooseVideoCodec } from '../../../../workers/runtime/video-codec';
import {
  createVideoFileEncoder,
  timestampOf,
} from '../../../../workers/runtime/video-file-encoder';
import type { VideoMuxer } from '../../../../workers/runtime/video-muxer';
import { createWebmMuxer } from '../../../../workers/runtime/webm-muxer';
import { StudioError } from '../../../../workers/studio-error';

const SIZE = { widthPixels: 64, heightPixels: 64, framesPerSecond: 24 };
const FRAMES = 40;
const FRAME_BYTES = 2 ** 20;
/** The disk is full from here on. */
const ROOM_BYTES = 8 * 2 ** 20;

/** Of workers alone; these tests are compiled as of a page. */
declare const FileSystemSyncAccessHandle: {
  readonly prototype: { write(data: ArrayBufferView, options?: { at?: number }): number };
};

export interface FullDiskAnswer {
  readonly code: string;
  /** How many frames were given before it was told. */
  readonly frames: number;
}

/** Encodes frames that come out large, onto a disk that fills up. */
addEventListener('message', ({ data }: MessageEvent<'mp4' | 'webm'>) => {
  void run(data).then((answer) => postMessage(answer));
});

async function run(container: 'mp4' | 'webm'): Promise<FullDiskAnswer> {
  fillUp();
  const bitrate = defaultBitrate(SIZE.widthPixels, SIZE.heightPixels, SIZE.framesPerSecond);
  const codec = await chooseVideoCodec({ ...SIZE, bitrate }, container === 'webm' ? 'vp9' : 'h264');
  const options = { ...SIZE, metadata: '{}' };
  const spill = await openSpillFile();
  const muxer =
    container === 'webm'
      ? createWebmMuxer('vp9', options, spill)
      : createSpilledMp4Muxer(options, FRAMES, spill);
  const encoder = createVideoFileEncoder({
    codec,
    framesPerSecond: SIZE.framesPerSecond,
    frameCount: FRAMES,
    playCount: 1,
    muxer: enlarging(muxer),
  });
  let frames = 0;
  try {
    for (; frames < FRAMES; frames += 1) {
      await encoder.addFrame(blank(frames), frames);
      // Drawing a frame takes as long as that.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await encoder.finish();
    return { code: 'none', frames };
  } catch (error) {
    return { code: error instanceof StudioError ? error.code : String(error), frames };
  } finally {
    encoder.dispose();
  }
}

function fillUp(): void {
  const { write } = FileSystemSyncAccessHandle.prototype;
  FileSystemSyncAccessHandle.prototype.write = function (data, options): number {
    if ((options?.at ?? 0) + data.byteLength > ROOM_BYTES) {
      throw new DOMException('injected', 'QuotaExceededError');
    }
    return write.call(this, data, options);
  };
}

function enlarging(muxer: VideoMuxer): VideoMuxer {
  return {
    ...muxer,
    add: (chunk, meta, timestamp) => {
      const data = new Uint8Array(FRAME_BYTES);
      chunk.copyTo(data);
      const { type, duration } = chunk;
      const times = { timestamp: chunk.timestamp, duration: duration ?? 0 };
      muxer.add(new EncodedVideoChunk({ type, ...times, data }), meta, timestamp);
    },
  };
}

function blank(index: number): VideoFrame {
  const canvas = new OffscreenCanvas(SIZE.widthPixels, SIZE.heightPixels);
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
  return new VideoFrame(canvas, { timestamp: timestampOf(index, SIZE.framesPerSecond) });
}
