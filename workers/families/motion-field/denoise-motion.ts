import type { NetworkTensor } from '../../runtime/network';
import { sha256Of } from '../../storage/sha256';
import type { DenoiseOptions, Motion } from '../video-model';
import { decodeMotion } from './decode-motion';
import type { PromptEncoding } from './directed-photo';
import type { PhotoEncoding } from './encoded-photo';
import { createLatentNoise } from './latent-noise';
import type { MotionFieldTools } from './motion-field-model';
import { HINT_CHANNELS, paintHints } from './paint-hints';
import { showSketch } from './show-sketch';

/** Latent pixels are this many working pixels wide. */
const LATENT_STRIDE = 8;
/** What the denoiser is told; the person's own strength scales the frames, live. */
const NATURAL_STRENGTH = 1;

/**
 * Rectified flow from noise to motion (Liu et al., Flow Straight and Fast, 2022) by Euler steps
 * of equal length, done by the distilled student with guidance as an input (Meng et al., 2023).
 * The latent stays where the networks run until the last step is done.
 */
export async function denoiseMotion(
  tools: MotionFieldTools,
  encoding: PhotoEncoding,
  direction: PromptEncoding,
  options: DenoiseOptions,
  onStep: (step: number) => void,
  signal: AbortSignal,
): Promise<Motion> {
  const { runtime, config } = tools;
  const height = encoding.workingHeightPixels / LATENT_STRIDE;
  const width = encoding.workingWidthPixels / LATENT_STRIDE;
  const latentDims = [1, config.latentChannels, height, width];
  const noise = createLatentNoise(options.seed, config.latentChannels * height * width);
  let latent = runtime.createTensor(noise, latentDims);
  const hints = runtime.createTensor(paintHints(options.strokes, width, height), [
    1,
    HINT_CHANNELS,
    height,
    width,
  ]);
  const controls = runtime.createTensor(
    Float32Array.of(options.guidance, NATURAL_STRENGTH),
    [1, 2],
  );
  try {
    for (let step = 0; step < options.steps; step += 1) {
      signal.throwIfAborted();
      const shared = { features: encoding.features, text: direction.text, hints, controls };
      const { onSketch, steps } = options;
      const viewer = onSketch && { onSketch, steps, likelihoods: encoding.likelihoods };
      const onClean =
        viewer && ((clean: NetworkTensor): void => void showSketch(clean, step + 1, viewer));
      const next = await takeStep(tools, latent, step, options.steps, shared, onClean);
      latent.dispose();
      latent = next;
      onStep(step + 1);
    }
    return {
      latentSha256: await sha256Of((await latent.read()).slice()),
      decode: (decodeSignal) => decodeMotion(tools, encoding, direction, latent, decodeSignal),
      dispose: () => latent.dispose(),
    };
  } catch (error) {
    latent.dispose();
    throw error;
  } finally {
    hints.dispose();
    controls.dispose();
  }
}

/** Time runs from 1 (noise) to 0 (motion); the graph takes the Euler step itself. */
async function takeStep(
  tools: MotionFieldTools,
  latent: NetworkTensor,
  step: number,
  steps: number,
  shared: Readonly<Record<'features' | 'text' | 'hints' | 'controls', NetworkTensor>>,
  onClean: ((clean: NetworkTensor) => void) | undefined,
): Promise<NetworkTensor> {
  const time = tools.runtime.createTensor(Float32Array.of(1 - step / steps), [1]);
  const length = tools.runtime.createTensor(Float32Array.of(-1 / steps), [1]);
  try {
    const feeds = { latent, time, step: length, ...shared };
    if (!onClean) {
      const { next } = await tools.networks.denoiser.run(feeds, ['next'], { keepOnGpu: ['next'] });
      return next;
    }
    const { next, clean } = await tools.networks.denoiser.run(feeds, ['next', 'clean'], {
      keepOnGpu: ['next', 'clean'],
    });
    onClean(clean);
    return next;
  } finally {
    time.dispose();
    length.dispose();
  }
}
