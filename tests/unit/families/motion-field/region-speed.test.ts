import { describe, expect, it } from 'vitest';
import {
  NATURAL_SPEEDS,
  withRegionSpeeds,
} from '../../../../workers/families/motion-field/region-speed';
import { createSwaySpectrum } from '../../../../workers/families/motion-field/render/sway-spectrum';
import type { Planes } from '../../../../workers/families/motion-field/render/motion-scene';

const [SKY, WATER, GRASS, PERSON] = [1, 2, 4, 5];
const [WIDTH, HEIGHT] = [8, 8];

function planes(
  channels: number,
  valueAt: (channel: number, x: number, y: number) => number,
): Planes {
  const data = new Float32Array(channels * WIDTH * HEIGHT).map((_, i) =>
    valueAt(Math.floor(i / (WIDTH * HEIGHT)), i % WIDTH, Math.floor(i / WIDTH) % HEIGHT),
  );
  return { data, channels, width: WIDTH, height: HEIGHT };
}

/** Sky over water on the left, grass beside a person on the right, something else in a column. */
const features = planes(16, (channel, x, y) => {
  if (x === 7) return 0;
  return channel === (x < 4 ? (y < 4 ? SKY : WATER) : x < 6 ? GRASS : PERSON) ? 1 : 0;
});
const scene = {
  drift: planes(2, () => 1),
  sway: planes(8, (channel, x, y) => 1 + channel + x * y),
  swayFrequenciesHz: [0.5, 1],
  mattes: planes(3, (channel, _x, y) => (channel === (y < 4 ? 0 : 1) ? 1 : 0)),
  ...NATURAL_SPEEDS,
};

function at({ data, width, height }: Planes, channel: number, x: number, y: number): number {
  return data[channel * width * height + y * width + x] ?? NaN;
}

describe('withRegionSpeeds', () => {
  it('leaves the scene as it is where nothing was chosen', () => {
    expect(withRegionSpeeds(scene, features, {})).toBe(scene);
    expect(withRegionSpeeds(scene, features, { sky: 1, grass: 1 })).toBe(scene);
  });

  it('carries each of the regions that drift at its own pace, and all else at its natural one', () => {
    const { driftPace, ripplePace, drift } = withRegionSpeeds(scene, features, {
      sky: 0,
      water: 2,
    });
    if (!driftPace) throw new Error('no pace');
    expect([at(driftPace, 0, 1, 1), at(driftPace, 0, 1, 6), at(driftPace, 0, 7, 1)]).toEqual([
      0, 2, 1,
    ]);
    expect(ripplePace).toBe(2);
    expect(drift).toBe(scene.drift);
  });

  it('lets what the mattes show decide where the class map wavers', () => {
    const wavering = planes(16, (channel) => (channel === SKY ? 0.6 : channel === WATER ? 0.3 : 0));
    const { driftPace } = withRegionSpeeds(scene, wavering, { sky: 0, water: 2 });
    if (!driftPace) throw new Error('no pace');
    expect(at(driftPace, 0, 3, 1)).toBeLessThan(0.001);
    expect(at(driftPace, 0, 3, 6)).toBeGreaterThan(1.999);
  });

  it('gives every speed frequencies of its own, which share out the amplitude', () => {
    const { sway, swayFrequenciesHz } = withRegionSpeeds(scene, features, {
      person: 2,
      grass: 0.5,
    });
    expect(swayFrequenciesHz.toSorted((a, b) => a - b)).toEqual([0.25, 0.5, 0.5, 1, 1, 2]);
    expect(sway.channels).toBe(4 * swayFrequenciesHz.length);
    /** Real x of the layers whose frequency is `pace` times the scene's. */
    const swung = (pace: number, x: number): number[] => {
      const index = swayFrequenciesHz.findIndex(
        (hertz, i) => hertz === 0.5 * pace && swayFrequenciesHz[i + 1] === pace,
      );
      return [0, 4].map((channel) => at(sway, 4 * index + channel, x, 3));
    };
    const whole = (x: number): number[] => [0, 4].map((channel) => at(scene.sway, channel, x, 3));
    expect([swung(2, 6), swung(0.5, 6), swung(1, 6)]).toEqual([whole(6), [0, 0], [0, 0]]);
    expect([swung(2, 4), swung(0.5, 4), swung(1, 4)]).toEqual([[0, 0], whole(4), [0, 0]]);
    expect(swung(1, 7)).toEqual(whole(7));
  });

  it('adds up to the whole amplitude on the border of two regions', () => {
    const border = planes(16, (channel, x) => {
      if (channel === GRASS) return x < 4 ? 0.7 : 0.3;
      return channel === PERSON ? (x < 4 ? 0.3 : 0.7) : 0;
    });
    const { sway, swayFrequenciesHz } = withRegionSpeeds(scene, border, { person: 2 });
    expect(swayFrequenciesHz).toEqual([0.5, 1, 1, 2]);
    for (const x of [0, 3, 4, 7]) {
      expect(at(sway, 0, x, 2) + at(sway, 8, x, 2)).toBeCloseTo(at(scene.sway, 0, x, 2), 4);
    }
    expect(at(sway, 8, 7, 2)).toBeGreaterThan(at(sway, 8, 0, 2));
  });

  it('does not fold the picture between what stands and what hurries, at any time', () => {
    const still = planes(1, () => 0);
    const whole = {
      ...scene,
      photo: { width: 80, height: 80, close: () => undefined },
      disparity: still,
      background: planes(4, () => 0),
      ripple: planes(4, () => 0),
      mattes: planes(3, (channel) => (channel === 2 ? 1 : 0)),
      sway: planes(8, () => 0.1),
    };
    const { texels, frequenciesHz } = createSwaySpectrum(
      withRegionSpeeds(whole, features, { grass: 0, person: 2 }),
      1,
    );
    for (const seconds of [0.1, 0.37, 0.8, 1.3]) {
      const swung = Array.from({ length: WIDTH }, (_, x) =>
        frequenciesHz.reduce((sum, hertz, k) => {
          const first = 4 * ((k * HEIGHT + 4) * WIDTH + x);
          const turn = 2 * Math.PI * hertz * seconds;
          const [real = NaN, , imaginary = NaN] = texels.subarray(first, first + 4);
          return sum + real * (Math.cos(turn) - 1) - imaginary * Math.sin(turn);
        }, 0),
      );
      const steps = swung.slice(1).map((value, x) => Math.abs(value - (swung[x] ?? NaN)));
      expect(Math.max(...swung.map(Math.abs))).toBeGreaterThan(0.005);
      expect(Math.max(...steps) * WIDTH).toBeLessThan(1);
    }
  });

  it('leaves out what stands', () => {
    const all = { foliage: 0, grass: 0, person: 0, animal: 0, vehicle: 0 };
    const { sway, swayFrequenciesHz } = withRegionSpeeds(scene, features, all);
    // What belongs to none of them goes on.
    expect(swayFrequenciesHz).toEqual([0.5, 1]);
    expect([at(sway, 0, 4, 2), at(sway, 0, 7, 2)]).toEqual([0, at(scene.sway, 0, 7, 2)]);
  });
});
