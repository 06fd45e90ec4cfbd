import type { SketchListener } from '../../../src/contract/sketch';
import type { NetworkTensor } from '../../runtime/network';
import { sketchOf } from './motion-sketch';
import { readPlanes } from './read-planes';
import type { Planes } from './render/motion-scene';

/** Who looks on while the motion is denoised. */
export interface SketchViewer {
  readonly onSketch: SketchListener;
  /** Of air, water and what sways. */
  readonly likelihoods: Planes;
  readonly steps: number;
}

/**
 * Reads the clean latent behind a step and shows what it says; the step need not wait for it.
 * Never rejects: a device that is lost ends the step itself, which tells, and a job that was
 * cancelled while the latent was read has let its listener go (comlink throws of such a one).
 */
export async function showSketch(
  clean: NetworkTensor,
  step: number,
  { onSketch, likelihoods, steps }: SketchViewer,
): Promise<void> {
  try {
    onSketch(sketchOf(await readPlanes(clean), likelihoods, step, steps));
  } catch {
    clean.dispose();
  }
}
