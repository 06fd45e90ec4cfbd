import { expect, test } from 'vitest';
import { rgbaToI420 } from '../../../workers/runtime/rgba-to-i420';
import reference from '../../fixtures/runtime/i420-reference.json';

const { width, height } = reference;

test('every plane is within one step of NumPy', () => {
  const { data, layout } = rgbaToI420(Uint8ClampedArray.from(reference.rgba), width, height);
  for (const [index, expected] of [reference.y, reference.u, reference.v].entries()) {
    const { offset, stride } = layout.planes[index] ?? { offset: NaN, stride: NaN };
    const columns = index === 0 ? width : width / 2;
    const differences = expected.map((value, at) => {
      const row = Math.floor(at / columns);
      return Math.abs(value - (data[offset + row * stride + (at % columns)] ?? NaN));
    });
    expect(differences).toHaveLength((columns * height) / (index === 0 ? 1 : 2));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
  }
});
