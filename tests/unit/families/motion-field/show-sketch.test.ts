import { expect, test, vi } from 'vitest';
import type { MotionSketch } from '../../../../src/contract/sketch';
import { showSketch } from '../../../../workers/families/motion-field/show-sketch';
import { planesOf } from '../../../browser/families/motion-field/render/made-scene';

const likelihoods = planesOf(3, 32, 24, () => 0.3);

function latent(read: () => Promise<Float32Array>) {
  const dispose = vi.fn<() => void>();
  return { dims: [1, 22, 12, 16], type: 'float32', read, dispose } as const;
}

test('what a latent says is shown, and the latent let go', async () => {
  const clean = latent(async () => new Float32Array(22 * 12 * 16));
  const shown: MotionSketch[] = [];
  const onSketch = (sketch: MotionSketch): void => void shown.push(sketch);
  await showSketch(clean, 2, { onSketch, likelihoods, steps: 4 });
  expect(shown).toMatchObject([{ step: 2, steps: 4, columns: 16, rows: 12 }]);
  expect(clean.dispose).toHaveBeenCalled();
});

test('a listener that has been let go, or a device that is lost, is nobody’s failure', async () => {
  const released = (): void => {
    throw new Error('Proxy has been released and is not useable');
  };
  const clean = latent(async () => new Float32Array(22 * 12 * 16));
  const lost = latent(() => Promise.reject(new Error('lost')));
  const viewer = { onSketch: released, likelihoods, steps: 4 };
  await expect(showSketch(clean, 1, viewer)).resolves.toBeUndefined();
  await expect(showSketch(lost, 1, viewer)).resolves.toBeUndefined();
  expect(clean.dispose).toHaveBeenCalled();
  expect(lost.dispose).toHaveBeenCalled();
});
