import { BlobSource, EncodedPacketSink, Input, MP4, WEBM, type EncodedPacket } from 'mediabunny';
import { StudioError } from '../studio-error';

/** Frames of a video file, one at a time, at any moment of it. */
export interface VideoReader {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly durationSeconds: number;
  /**
   * The frame that is shown at a time; beyond the end, the last one. Times that rise decode every
   * frame once; going back, or far ahead, starts at the key frame before. One call at a time.
   *
   * @returns a frame of the reader's, gone with the next call; clone it to keep it
   * @throws StudioError `clip-unreadable`
   */
  frameAt(seconds: number): Promise<VideoFrame>;
  dispose(): void;
}

/** Packets that wait for the decoder: enough to keep it at work, few enough to hold few frames. */
const QUEUE_LIMIT = 2;

/**
 * Opens a clip; few of its frames are decoded at any time, and none before it is asked for.
 *
 * @param name what the person knows it by
 * @throws StudioError `clip-unreadable` where it is no video, or none that this browser decodes
 */
export async function openVideo(video: Blob, name: string): Promise<VideoReader> {
  const unreadable = (cause: unknown): StudioError => clipUnreadable(name, cause);
  const input = new Input({ source: new BlobSource(video), formats: [MP4, WEBM] });
  try {
    const track = await input.getPrimaryVideoTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw new Error('There is no video in the file.');
    const sink = new EncodedPacketSink(track);
    const firstSeconds = await track.getFirstTimestamp();
    const frames = createFrameDecoder({ ...config, optimizeForLatency: true });
    return {
      widthPixels: await track.getDisplayWidth(),
      heightPixels: await track.getDisplayHeight(),
      durationSeconds: await track.computeDuration(),
      frameAt: async (seconds) => {
        try {
          return await findFrame(sink, frames, Math.max(firstSeconds, seconds));
        } catch (cause) {
          throw unreadable(cause);
        }
      },
      dispose: () => {
        frames.dispose();
        input.dispose();
      },
    };
  } catch (cause) {
    input.dispose();
    throw unreadable(cause);
  }
}

async function findFrame(
  sink: EncodedPacketSink,
  frames: FrameDecoder,
  seconds: number,
): Promise<VideoFrame> {
  const target = await sink.getPacket(seconds);
  const key = target && (await sink.getKeyPacket(target.timestamp));
  if (!target || !key) throw new Error('A part of the video is missing.');
  const wanted = target.microsecondTimestamp;
  if (frames.isPast(wanted) || !(await isReached(sink, frames.last, key))) frames.restart();
  for (;;) {
    const found = frames.take(wanted);
    if (found) return found;
    const next = frames.last ? await sink.getNextPacket(frames.last) : key;
    if (next) await frames.feed(next);
    else await frames.drain();
  }
}

/** Whether decoding can go on to what follows a key frame, or has to jump there. */
async function isReached(
  sink: EncodedPacketSink,
  last: EncodedPacket | null,
  key: EncodedPacket,
): Promise<boolean> {
  if (!last) return false;
  if (key.sequenceNumber <= last.sequenceNumber) return true;
  const next = await sink.getNextPacket(last);
  return next?.sequenceNumber === key.sequenceNumber;
}

interface FrameDecoder {
  /** The packet that was fed last since the start. */
  readonly last: EncodedPacket | null;
  /** Whether a time lies before the frame that is held. */
  isPast(microseconds: number): boolean;
  restart(): void;
  /** Waits while the decoder is behind. */
  feed(packet: EncodedPacket): Promise<void>;
  /** Has the decoder give all that it holds back; it throws if there is nothing. */
  drain(): Promise<void>;
  /** The first frame at or after a time, if it has come out; frames before it are closed. */
  take(microseconds: number): VideoFrame | null;
  dispose(): void;
}

/** What the decoder's callbacks say, in one place. */
interface DecoderOutput {
  readonly frames: VideoFrame[];
  failure?: Error;
  /** Called when a frame has come out, the queue has become shorter or the decoder has failed. */
  wake: () => void;
}

function createFrameDecoder(config: VideoDecoderConfig): FrameDecoder {
  const output: DecoderOutput = { frames: [], wake: () => {} };
  let last: EncodedPacket | null = null;
  let held: VideoFrame | null = null;
  const decoder = openDecoder(output);

  function closeAll(): void {
    for (const frame of output.frames.splice(0)) frame.close();
    held?.close();
    held = null;
  }

  return {
    get last() {
      return last;
    },
    isPast: (microseconds) => held !== null && microseconds < held.timestamp,
    restart() {
      closeAll();
      if (output.failure) throw output.failure;
      decoder.reset();
      decoder.configure(config);
      last = null;
    },
    async feed(packet) {
      last = packet;
      decoder.decode(packet.toEncodedVideoChunk());
      const isBehind = (): boolean =>
        decoder.decodeQueueSize > QUEUE_LIMIT && output.frames.length === 0 && !output.failure;
      while (isBehind()) await nextChange(output);
      if (output.failure) throw output.failure;
    },
    async drain() {
      await decoder.flush();
      if (output.frames.length === 0) throw new Error('The video ends before its last frame.');
    },
    take(microseconds) {
      if (held && held.timestamp >= microseconds) return held;
      for (let frame = output.frames.shift(); frame; frame = output.frames.shift()) {
        held?.close();
        held = frame;
        if (frame.timestamp >= microseconds) return frame;
      }
      return null;
    },
    dispose() {
      closeAll();
      output.failure ??= new Error('The video was closed.');
      output.wake();
      if (decoder.state !== 'closed') decoder.close();
    },
  };
}

function openDecoder(output: DecoderOutput): VideoDecoder {
  const decoder = new VideoDecoder({
    output: (frame) => {
      output.frames.push(frame);
      output.wake();
    },
    error: (error) => {
      output.failure = error;
      output.wake();
    },
  });
  decoder.addEventListener('dequeue', () => output.wake());
  return decoder;
}

function nextChange(output: DecoderOutput): Promise<void> {
  return new Promise((resolve) => {
    output.wake = resolve;
  });
}

function clipUnreadable(name: string, cause: unknown): StudioError {
  return new StudioError(
    'clip-unreadable',
    `“${name}” cannot be read: its video is damaged, or of a kind that this browser does not decode. Take it out of the sequence, or make it again.`,
    'none',
    { cause },
  );
}
