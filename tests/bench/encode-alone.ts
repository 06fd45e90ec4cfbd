import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { openMp4Encoder } from '../../workers/runtime/mp4-encoder';
import { defaultBitrate } from '../../src/contract/video-bitrate';
import { chooseVideoCodec } from '../../workers/runtime/video-codec';
import { timestampOf } from '../../workers/runtime/video-file-encoder';

/** A frame of the clip, laid out as the worker's converter lays it out. */
interface RawFrame {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly init: VideoFrameBufferInit;
}

/**
 * Encodes the frames of a clip again, with the same encoder and settings, and nothing besides.
 * The frames are decoded beforehand and wait in memory.
 *
 * @returns milliseconds from the first frame to the finished file
 */
async function encodeAlone(clip: Blob, framesPerSecond: number): Promise<number> {
  const frames = await decodeFrames(clip, framesPerSecond);
  const [first] = frames;
  if (first === undefined) throw new Error('The clip has no frames.');
  const { codedWidth: widthPixels, codedHeight: heightPixels } = first.init;
  const size = { widthPixels, heightPixels, framesPerSecond };
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const codec = await chooseVideoCodec({ ...size, bitrate });
  const startMs = performance.now();
  const frameCount = frames.length;
  const encoder = await openMp4Encoder({
    ...size,
    codec,
    frameCount,
    playCount: 1,
    metadata: '{}',
  });
  try {
    for (const [index, { data, init }] of frames.entries()) {
      await encoder.addFrame(new VideoFrame(data, init), index);
    }
    await encoder.finish();
  } finally {
    encoder.dispose();
  }
  return performance.now() - startMs;
}

async function decodeFrames(clip: Blob, framesPerSecond: number): Promise<RawFrame[]> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(clip) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('The file has no video track.');
  const frames: RawFrame[] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    const frame = sample.toVideoFrame();
    const data = new Uint8Array(frame.allocationSize());
    const layout = await frame.copyTo(data);
    if (frame.format === null) throw new Error('The decoder gave frames of no known format.');
    const init = {
      format: frame.format,
      codedWidth: frame.visibleRect?.width ?? frame.codedWidth,
      codedHeight: frame.visibleRect?.height ?? frame.codedHeight,
      timestamp: timestampOf(frames.length, framesPerSecond),
      layout,
      colorSpace: frame.colorSpace.toJSON(),
    };
    frames.push({ data, init });
    frame.close();
    sample.close();
  }
  return frames;
}

const root = document.documentElement.dataset;
const input = document.querySelector('input');
input?.addEventListener('change', () => {
  const clip = input.files?.[0];
  const framesPerSecond = Number(new URLSearchParams(location.search).get('fps'));
  if (clip === undefined) return;
  encodeAlone(clip, framesPerSecond).then(
    (milliseconds) => (root['encodeMs'] = String(milliseconds)),
    (error: unknown) => (root['failure'] = String(error)),
  );
});
root['ready'] = 'true';
