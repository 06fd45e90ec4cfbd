import { describe, expect, it } from 'vitest';
import {
  regionsOf,
  withRegionStrengths,
} from '../../../../workers/families/motion-field/region-strength';
import type { Planes } from '../../../../workers/families/motion-field/render/motion-scene';

const [SKY, WATER, GRASS, PERSON] = [1, 2, 4, 5];
const WIDTH = 8;
const HEIGHT = 8;

/** Constant planes. */
function planes(channels: number, value: number, scale = 1): Planes {
  const [width, height] = [WIDTH * scale, HEIGHT * scale];
  return {
    data: new Float32Array(channels * width * height).fill(value),
    channels,
    width,
    height,
  };
}

/** Features whose class map is sure: sky over water on the left, grass beside a person on the right. */
function features(): Planes {
  const made = planes(16, 0);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const channel = x < 4 ? (y < 4 ? SKY : WATER) : x < 6 ? GRASS : PERSON;
    made.data[channel * WIDTH * HEIGHT + i] = 1;
  }
  return made;
}

const scene = { drift: planes(2, 1, 2), ripple: planes(4, 1, 2), sway: planes(4, 1, 2) };

/** A value at a place given in features' cells. */
function at({ data, width, height }: Planes, channel: number, x: number, y: number): number {
  return data[channel * width * height + y * 2 * width + x * 2] ?? NaN;
}

describe('withRegionStrengths', () => {
  it('leaves the scene as it is where nothing was chosen', () => {
    expect(withRegionStrengths(scene, features(), {})).toBe(scene);
    expect(withRegionStrengths(scene, features(), { sky: 1 })).toBe(scene);
  });

  it('holds the sky still and leaves the water to flow', () => {
    const { drift, ripple, sway } = withRegionStrengths(scene, features(), { sky: 0 });
    expect([at(drift, 0, 1, 1), at(drift, 1, 1, 1)]).toEqual([0, 0]);
    expect(at(drift, 0, 1, 6)).toBe(1);
    expect(ripple.data).toEqual(scene.ripple.data);
    expect(sway.data).toEqual(scene.sway.data);
  });

  it('scales waves in height alone', () => {
    const { ripple } = withRegionStrengths(scene, features(), { water: 2 });
    expect(at(ripple, 0, 1, 6)).toBe(2);
    expect(at(ripple, 1, 1, 6)).toBe(1);
    expect(at(ripple, 0, 1, 1)).toBe(1);
  });

  it('tells apart what sways side by side', () => {
    const { sway } = withRegionStrengths(scene, features(), { person: 0, grass: 1.5 });
    // Fields are finer than the class map: away from the border between the two.
    const right = sway.width - 1;
    expect(sway.data[right]).toBe(0);
    expect(at(sway, 3, 4.5, 3)).toBe(1.5);
  });
});

describe('regionsOf', () => {
  it('names what can move, the largest first, and leaves specks out', () => {
    const made = features();
    made.data[6 * WIDTH * HEIGHT] = 1;
    const found = regionsOf(made);
    expect(found.map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(found.map(({ name }) => name).toSorted()).toEqual(['grass', 'person', 'sky', 'water']);
  });
});
