import { describe, expect, it } from 'vitest';
import { workingSizeOf } from '../../../../workers/families/motion-field/working-image';

describe('workingSizeOf', () => {
  it.each([
    [{ width: 1920, height: 1080 }, 512, 512, 288],
    [{ width: 1080, height: 1920 }, 512, 288, 512],
    [{ width: 100, height: 100 }, 256, 256, 256],
    [{ width: 4000, height: 3000 }, 384, 384, 288],
  ] as const)('snaps %o at %i to %i x %i', (photo, longSide, widthPixels, heightPixels) => {
    expect(workingSizeOf(photo, longSide)).toEqual({ widthPixels, heightPixels });
  });

  it('keeps two network strides on the short side of a strip', () => {
    expect(workingSizeOf({ width: 5000, height: 100 }, 256)).toEqual({
      widthPixels: 256,
      heightPixels: 64,
    });
  });
});
