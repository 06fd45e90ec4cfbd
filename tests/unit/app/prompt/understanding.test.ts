import { describe, expect, it } from 'vitest';
import {
  directionOf,
  HEADINGS,
  headingOf,
  understoodCamera,
  understoodMotion,
} from '../../../../src/app/prompt/understanding';
import { NO_AXES } from '../../../../src/contract/camera-axes';
import type { RegionMotion } from '../../../../src/contract/regions';

const SKY: RegionMotion = {
  name: 'sky',
  share: 0.4,
  velocityX: 0,
  velocityY: 0,
  ripple: 0,
  sway: 0,
};

describe('headings', () => {
  it('are told of a direction on the picture, whose y goes down', () => {
    expect(headingOf(1, 0)).toBe('right');
    expect(headingOf(0, 1)).toBe('down');
    expect(headingOf(-1, 0.1)).toBe('left');
    expect(headingOf(-1, -0.9)).toBe('up-left');
    expect(headingOf(-1, -1e-9)).toBe('left');
  });

  it.each(HEADINGS)('%s leads to itself', (heading) => {
    const [x, y] = directionOf(heading);
    expect(Math.hypot(x, y)).toBeCloseTo(1);
    expect(headingOf(0.02 * x, 0.02 * y)).toBe(heading);
  });
});

describe('understoodMotion', () => {
  it('tells apart what goes somewhere, what moves in its place, and what is still', () => {
    expect(understoodMotion({ ...SKY, velocityX: -0.03, velocityY: 0.002 })).toEqual({
      name: 'sky',
      heading: 'left',
      isRippling: false,
      isSwaying: false,
    });
    const water = { ...SKY, name: 'water', velocityY: 0.04, ripple: 0.001 } as const;
    expect(understoodMotion(water)).toMatchObject({ heading: 'down', isRippling: true });
    const trees = { ...SKY, name: 'foliage', sway: 0.005 } as const;
    expect(understoodMotion(trees)).toMatchObject({ heading: null, isSwaying: true });
  });

  it('does not tell what nobody sees', () => {
    const hardly = { ...SKY, velocityX: 0.003, ripple: 2e-4, sway: 7e-4 };
    expect(understoodMotion(hardly)).toMatchObject({
      heading: null,
      isRippling: false,
      isSwaying: false,
    });
  });
});

describe('understoodCamera', () => {
  it('names the strongest two axes, and nothing of a camera that stands', () => {
    expect(understoodCamera({ ...NO_AXES, pan: 0.1 })).toEqual([]);
    expect(understoodCamera({ ...NO_AXES, dolly: 0.4, truck: -0.9, roll: 0.3 })).toEqual([
      { axis: 'truck', isPositive: false },
      { axis: 'dolly', isPositive: true },
    ]);
  });
});
