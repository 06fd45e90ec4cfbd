import type { Progress } from '../../src/contract/progress';
import type { AssembledSequence, SequencePlan } from '../../src/contract/sequence';
import { defaultBitrate } from '../../src/contract/video-bitrate';
import { createVideoFrame } from '../runtime/i420-converter';
import { openMp4Encoder } from '../runtime/mp4-encoder';
import { rgbaToI420 } from '../runtime/rgba-to-i420';
import { chooseVideoCodec } from '../runtime/video-codec';
import { StudioError } from '../studio-error';
import { createDisposer } from './disposer';
import { composeFrame, type ComposedLayer } from './sequence/compose-frame';
import { createSequenceFrames } from './sequence/sequence-frames';

/**
 * Decodes clips, puts them together frame by frame and encodes them to one MP4. A frame that
 * nothing is laid over goes from the decoder to the encoder as it is.
 *
 * @throws StudioError `invalid-request`, `clip-unreadable`, `no-video-encoder`, `size-unsupported`
 *   or `encoder-failed`; an AbortError when cancelled
 */
export async function assembleSequence(
  plan: SequencePlan,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<AssembledSequence> {
  const { widthPixels, heightPixels, framesPerSecond } = plan;
  if (plan.parts.length === 0) throw nothingToAssemble();
  const size = { widthPixels, heightPixels, framesPerSecond };
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const codec = await chooseVideoCodec({ ...size, bitrate });
  const disposer = createDisposer();
  try {
    const frames = disposer.keep(createSequenceFrames(plan, size), (it) => it.dispose());
    const { frameCount } = frames;
    const metadata = JSON.stringify({ generator: 'enliven', kind: 'sequence', frameCount });
    const encoder = await openMp4Encoder({ ...size, codec, frameCount, playCount: 1, metadata });
    disposer.keep(encoder, (it) => it.dispose());
    const compose = createComposer(plan);
    for (let index = 0; index < frameCount; index += 1) {
      signal.throwIfAborted();
      const layers = await frames.layersOf(index);
      await encoder.addFrame(untouchedFrame(layers, plan) ?? compose(layers), index);
      const frame = index + 1;
      report({ kind: 'encode', fraction: frame / frameCount, frame, frames: frameCount });
    }
    const video = await encoder.finish();
    const durationSeconds = frameCount / framesPerSecond;
    return { video, codec: codec.name, frameCount, durationSeconds, widthPixels, heightPixels };
  } finally {
    disposer.dispose();
  }
}

/** The decoded frame itself where nothing has to be drawn: no step between costs any colour. */
function untouchedFrame(
  layers: readonly ComposedLayer[],
  { widthPixels, heightPixels }: SequencePlan,
): VideoFrame | null {
  const [layer, other] = layers;
  if (!layer || other || layer.opacity < 1 || layer.titleOpacity > 0) return null;
  const { frame } = layer;
  const isOfSize = frame.displayWidth === widthPixels && frame.displayHeight === heightPixels;
  return isOfSize ? frame.clone() : null;
}

/** Draws layers and gives them in the colours of the clips, which the browser might not. */
function createComposer({
  widthPixels,
  heightPixels,
  fit,
}: SequencePlan): (layers: readonly ComposedLayer[]) => VideoFrame {
  const canvas = new OffscreenCanvas(widthPixels, heightPixels);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('The browser gave no canvas for the sequence.');
  return (layers) => {
    composeFrame(context, layers, fit);
    const { data } = context.getImageData(0, 0, widthPixels, heightPixels);
    return createVideoFrame(rgbaToI420(data, widthPixels, heightPixels), 0, 0);
  };
}

function nothingToAssemble(): StudioError {
  return new StudioError(
    'invalid-request',
    'There is no clip in the sequence. Add one from the library.',
    'none',
  );
}
