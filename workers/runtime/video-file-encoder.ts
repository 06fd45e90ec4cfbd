import type { VideoCodecName } from '../../src/contract/clip';
import { StudioError } from '../studio-error';
import { keepInMemory, keepOnDisk, type KeptChunks } from './kept-chunks';
import type { SpillFile } from './spill-file';
import { streamCodecName } from './stream-codec-name';
import type { ChosenCodec } from './video-codec';
import type { VideoMuxer } from './video-muxer';

export interface VideoFileOptions {
  readonly codec: ChosenCodec;
  readonly framesPerSecond: number;
  readonly frameCount: number;
  /** How often they play in the file: encoded once, written that often. */
  readonly playCount: number;
  readonly muxer: VideoMuxer;
  /** Where the frames wait to be written again, if not in memory; thrown away at the end. */
  readonly scratch?: SpillFile | undefined;
}

export interface VideoFileEncoder {
  /**
   * Encodes frame `index`, stamped anew so that timing is exact, and closes it. Waits while the
   * encoder is behind, whose queue would otherwise grow without bound.
   *
   * @throws StudioError `encoder-failed`, or `storage-full` where the file has no more room
   */
  addFrame(frame: VideoFrame, index: number): Promise<void>;
  /**
   * Waits for the last frame and gives the finished file.
   *
   * @throws StudioError as `addFrame` does, also if not every frame came out
   */
  finish(): Promise<Blob>;
  dispose(): void;
}

const QUEUE_LIMIT = 4;
const KEY_FRAME_INTERVAL_SECONDS = 2;
/**
 * OpenH264 gives the first key frame a quantizer of its own choice, whatever the bitrate, and only
 * learns from it: measured at 720p, 36.6 dB for the first and 39.0 dB for the next of the same
 * picture. So the first frame is encoded twice and what came out first is dropped.
 */
const REHEARSALS = { h264: 1, vp9: 0, av1: 0 } as const satisfies Record<VideoCodecName, number>;
const BT709 = { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false } as const;

/** When frame `index` begins, in whole microseconds, without drift. */
export function timestampOf(index: number, framesPerSecond: number): number {
  return Math.round((index * 1_000_000) / framesPerSecond);
}

/**
 * WebCodecs into a video file.
 *
 * @throws StudioError `encoder-failed` if the encoder refuses its configuration
 */
export function createVideoFileEncoder(options: VideoFileOptions): VideoFileEncoder {
  const { framesPerSecond, frameCount, playCount, muxer, scratch } = options;
  const rehearsals = REHEARSALS[options.codec.name];
  const kept = playCount > 1 ? (scratch ? keepOnDisk(scratch) : keepInMemory()) : undefined;
  const output: EncoderOutput = { chunks: 0, rehearsals, kept, wake: () => {} };
  const encoder = openVideoEncoder(options.codec.config, muxer, output);

  const addFrame = async (frame: VideoFrame, index: number): Promise<void> => {
    const timestamp = timestampOf(index, framesPerSecond);
    const duration = timestampOf(index + 1, framesPerSecond) - timestamp;
    const stamped = new VideoFrame(frame, { timestamp, duration });
    frame.close();
    try {
      while (!output.failure && encoder.encodeQueueSize >= QUEUE_LIMIT) await nextChange(output);
      if (output.failure) throw output.failure;
      if (index === 0) rehearse(encoder, stamped, duration, rehearsals);
      encoder.encode(stamped, { keyFrame: isKeyFrame(index, framesPerSecond) });
    } catch (cause) {
      throw output.failure ?? encoderFailed(cause);
    } finally {
      stamped.close();
    }
  };

  const finish = async (): Promise<Blob> => {
    let video: Blob;
    try {
      await encoder.flush();
      for (let play = 1; play < playCount; play += 1) {
        await writeAgain(muxer, output, timestampOf(play * frameCount, framesPerSecond));
      }
      video = await muxer.finish();
    } catch (cause) {
      throw output.failure ?? encoderFailed(cause);
    }
    if (output.failure) throw output.failure;
    if (output.chunks !== frameCount) {
      throw encoderFailed(`${output.chunks} of ${frameCount} frames came out of the encoder.`);
    }
    return video;
  };

  return {
    addFrame,
    finish,
    dispose: () => {
      if (encoder.state !== 'closed') encoder.close();
      muxer.dispose();
      scratch?.discard();
    },
  };
}

/** What the encoder's callbacks say, in one place. */
interface EncoderOutput {
  /** Frames that came out and were written. */
  chunks: number;
  /** Frames still to come out that are not written. */
  rehearsals: number;
  /** What is to be written once more, where a clip plays more than once. */
  readonly kept: KeptChunks | undefined;
  /** Comes with the first frame that comes out, which may be one that is not written. */
  decoderConfig?: VideoDecoderConfig;
  failure?: StudioError;
  /** Called when the queue has become shorter or the encoder has failed. */
  wake: () => void;
}

function nextChange(output: EncoderOutput): Promise<void> {
  return new Promise((resolve) => {
    output.wake = resolve;
  });
}

/** Encodes a frame ahead of its time; its chunks come out first. */
function rehearse(
  encoder: VideoEncoder,
  frame: VideoFrame,
  durationMicroseconds: number,
  times: number,
): void {
  for (let before = times; before > 0; before -= 1) {
    const timestamp = frame.timestamp - before * durationMicroseconds;
    const early = new VideoFrame(frame, { timestamp });
    encoder.encode(early, { keyFrame: true });
    early.close();
  }
}

function openVideoEncoder(
  config: VideoEncoderConfig,
  muxer: VideoMuxer,
  output: EncoderOutput,
): VideoEncoder {
  const fail = (cause: unknown): void => {
    output.failure ??= encoderFailed(cause);
    output.wake();
  };
  const encoder = new VideoEncoder({
    output: (chunk, meta) => {
      try {
        if (meta?.decoderConfig) output.decoderConfig = configOf(meta.decoderConfig, chunk);
        if (output.rehearsals > 0) {
          output.rehearsals -= 1;
          return;
        }
        muxer.add(chunk, metaOf(output), chunk.timestamp);
        output.kept?.keep(chunk);
        output.chunks += 1;
      } catch (cause) {
        fail(cause);
      }
    },
    error: fail,
  });
  encoder.addEventListener('dequeue', () => output.wake());
  try {
    encoder.configure(config);
  } catch (cause) {
    throw encoderFailed(cause);
  }
  return encoder;
}

/** The frames begin with a key frame, so they can follow themselves. */
async function writeAgain(
  muxer: VideoMuxer,
  output: EncoderOutput,
  startMicroseconds: number,
): Promise<void> {
  const meta = metaOf(output);
  for (const chunk of output.kept?.all() ?? []) {
    muxer.add(chunk, meta, startMicroseconds + chunk.timestamp);
    await muxer.settled();
  }
}

function isKeyFrame(index: number, framesPerSecond: number): boolean {
  return index % Math.round(KEY_FRAME_INTERVAL_SECONDS * framesPerSecond) === 0;
}

/**
 * What a decoder has to know. Some encoders leave the colour space out; players then guess it by
 * the size.
 */
function configOf(given: VideoDecoderConfig, keyFrame: EncodedVideoChunk): VideoDecoderConfig {
  const data = new Uint8Array(keyFrame.byteLength);
  keyFrame.copyTo(data);
  return { ...given, codec: streamCodecName(given.codec, data), colorSpace: BT709 };
}

function metaOf({ decoderConfig }: EncoderOutput): EncodedVideoChunkMetadata {
  return decoderConfig ? { decoderConfig } : {};
}

/** What has words of its own, such as a full disk, keeps them. */
function encoderFailed(cause: unknown): StudioError {
  if (cause instanceof StudioError) return cause;
  return new StudioError(
    'encoder-failed',
    "The browser's video encoder failed. Try again, or choose a smaller size.",
    'lower-settings',
    { cause },
  );
}
