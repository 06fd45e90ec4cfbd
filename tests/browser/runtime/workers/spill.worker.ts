import type { VideoCodecName } from '../../../../src/contract/clip';
import { createMp4Muxer, createSpilledMp4Muxer } from '../../../../workers/runtime/mp4-muxer';
import { createMp4PacketMuxer } from '../../../../workers/runtime/mp4-packet-muxer';
import { openSpillForVideo } from '../../../../workers/runtime/open-spill-for-video';
import {
  openSpillFile,
  removeOrphans,
  type SpillFile,
} from '../../../../workers/runtime/spill-file';
import { defaultBitrate } from '../../../../src/contract/video-bitrate';
import { chooseVideoCodec } from '../../../../workers/runtime/video-codec';
import {
  createVideoFileEncoder,
  timestampOf,
} from '../../../../workers/runtime/video-file-encoder';
import type { VideoMuxer } from '../../../../workers/runtime/video-muxer';
import { createWebmMuxer } from '../../../../workers/runtime/webm-muxer';

const SIZE = { widthPixels: 320, heightPixels: 240, framesPerSecond: 24 };
const FRAMES = 30;

export type SpillErrand =
  | {
      readonly kind: 'encode';
      readonly container: 'mp4' | 'webm';
      readonly codec: VideoCodecName;
      readonly metadata: string;
      readonly playCount: number;
    }
  | { readonly kind: 'discard' }
  | { readonly kind: 'sweep' }
  /** Opens a file for a large video where there is room if nothing else lies there. */
  | { readonly kind: 'large' };

/** Encodes the same frames into memory and onto the disk; or does one thing with a file. */
addEventListener('message', ({ data }: MessageEvent<SpillErrand>) => {
  void run(data).then((answer) => postMessage(answer));
});

async function run(errand: SpillErrand): Promise<readonly Blob[]> {
  if (errand.kind === 'discard') {
    const spill = await openSpillFile();
    spill.write(new Uint8Array(1000), 0);
    spill.discard();
    return [];
  }
  if (errand.kind === 'sweep') {
    await removeOrphans();
    return [];
  }
  if (errand.kind === 'large') {
    const size = { widthPixels: 3840, heightPixels: 2160, framesPerSecond: 30, metadata: '' };
    navigator.storage.estimate = async () => ({ quota: 1e12, usage: (await isEmpty()) ? 0 : 1e12 });
    const spill = await openSpillForVideo(size, 3000);
    return spill ? [await spill.finish()] : [];
  }
  const bitrate = defaultBitrate(SIZE.widthPixels, SIZE.heightPixels, SIZE.framesPerSecond);
  const codec = await chooseVideoCodec({ ...SIZE, bitrate }, errand.codec);
  const options = { ...SIZE, metadata: errand.metadata };
  const encode = async (muxer: VideoMuxer, scratch?: SpillFile): Promise<Blob> => {
    const { framesPerSecond } = SIZE;
    const { playCount } = errand;
    const settings = { framesPerSecond, playCount, frameCount: FRAMES, codec, muxer, scratch };
    const encoder = createVideoFileEncoder(settings);
    for (let index = 0; index < FRAMES; index += 1) await encoder.addFrame(drawn(index), index);
    const video = await encoder.finish();
    encoder.dispose();
    return video;
  };
  const muxerInto = (spill?: SpillFile): VideoMuxer => {
    const chunkCount = FRAMES * errand.playCount;
    if (errand.codec !== 'h264') {
      return errand.container === 'webm'
        ? createWebmMuxer(errand.codec, options, spill)
        : createMp4PacketMuxer(errand.codec, options, chunkCount, spill);
    }
    return spill ? createSpilledMp4Muxer(options, chunkCount, spill) : createMp4Muxer(options);
  };
  const onDisk = muxerInto(await openSpillFile());
  return [await encode(muxerInto()), await encode(onDisk, await openSpillFile())];
}

async function isEmpty(): Promise<boolean> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('enliven-spill');
  return (await folder.keys().next()).done === true;
}

function drawn(index: number): VideoFrame {
  const canvas = new OffscreenCanvas(SIZE.widthPixels, SIZE.heightPixels);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to draw on.');
  context.fillStyle = `hsl(${index * 12} 80% 50%)`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'white';
  context.fillRect(index * 8, 100, 40, 40);
  return new VideoFrame(canvas, { timestamp: timestampOf(index, SIZE.framesPerSecond) });
}
