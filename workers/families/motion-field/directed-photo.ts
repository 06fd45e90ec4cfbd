import type { CameraAxes } from '../../../src/contract/camera';
import type { NetworkTensor } from '../../runtime/network';
import type { DirectedPhoto } from '../video-model';
import { denoiseMotion } from './denoise-motion';
import type { PhotoEncoding } from './encoded-photo';
import type { MotionFieldTools } from './motion-field-model';
import { tokenize } from './tokenizer';

/** What the text encoder made of a prompt. */
export interface PromptEncoding {
  /** `[1, 8, 128]`, for the denoiser. */
  readonly text: NetworkTensor;
  readonly camera: PromptCamera;
}

/** The camera move that the prompt's own words ask for. */
export interface PromptCamera {
  readonly axes: CameraAxes;
  /** 0..1, 0.5 is a normal pace. */
  readonly pace: number;
}

/** Below this the text encoder is only guessing: no camera move was asked for. */
const CAMERA_THRESHOLD = 0.15;

export async function createDirectedPhoto(
  tools: MotionFieldTools,
  encoding: PhotoEncoding,
  prompt: string,
  signal: AbortSignal,
): Promise<DirectedPhoto> {
  signal.throwIfAborted();
  const { tokenizer } = tools.config;
  const tokens = tools.runtime.createTensor(tokenize(prompt, tokenizer), [
    1,
    tokenizer.words,
    tokenizer.ngrams,
  ]);
  const { text, camera } = await tools.networks['text-encoder'].run(
    { tokens },
    ['text', 'camera'],
    { keepOnGpu: ['text'] },
  );
  tokens.dispose();
  const direction: PromptEncoding = { text, camera: promptCameraOf(await camera.read()) };
  camera.dispose();
  return {
    denoise: (options, onStep, denoiseSignal) =>
      denoiseMotion(tools, encoding, direction, options, onStep, denoiseSignal),
    dispose: () => text.dispose(),
  };
}

/** Reads the camera head `[truck, pedestal, dolly, pan, tilt, roll, zoom, pace]`. */
export function promptCameraOf(head: ArrayLike<number>): PromptCamera {
  const axis = (index: number): number => {
    const value = head[index] ?? 0;
    return Math.abs(value) < CAMERA_THRESHOLD ? 0 : Math.max(-1.5, Math.min(1.5, value));
  };
  return {
    axes: {
      truck: axis(0),
      pedestal: axis(1),
      dolly: axis(2),
      pan: axis(3),
      tilt: axis(4),
      roll: axis(5),
      zoom: axis(6),
    },
    pace: Math.max(0, Math.min(1, head[7] ?? 0.5)),
  };
}
