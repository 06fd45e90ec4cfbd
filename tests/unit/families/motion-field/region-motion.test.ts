import { describe, expect, it } from 'vitest';
import { regionMotionsOf } from '../../../../workers/families/motion-field/region-motion';
import type { Planes } from '../../../../workers/families/motion-field/render/motion-scene';

const [SKY, WATER, FOLIAGE] = [1, 2, 3];
const SIDE = 8;

/** Planes made texel by texel. */
function planes(
  channels: number,
  side: number,
  valueAt: (channel: number, x: number, y: number) => number,
): Planes {
  const data = Float32Array.from({ length: channels * side * side }, (_, i) => {
    const at = i % (side * side);
    return valueAt(Math.floor(i / (side * side)), at % side, Math.floor(at / side));
  });
  return { data, channels, width: side, height: side };
}

/** Sky above, water below on the left, trees on the right. */
const features = planes(16, SIDE, (channel, x, y) => {
  const there = y < 4 ? SKY : x < 4 ? WATER : FOLIAGE;
  return channel === there ? 1 : 0;
});
const mattes = planes(3, 2 * SIDE, () => 1);
const still = {
  drift: planes(2, SIDE, () => 0),
  ripple: planes(4, SIDE, () => 0),
  sway: planes(8, SIDE, () => 0),
  mattes,
};

const named = (fields: typeof still) =>
  new Map(regionMotionsOf(features, fields).map((region) => [region.name, region]));

describe('regionMotionsOf', () => {
  it('tells each region’s own drift, whatever others do', () => {
    const drift = planes(2, SIDE, (channel, _x, y) => (channel === 0 ? (y < 4 ? -0.03 : 0.02) : 0));
    const regions = named({ ...still, drift });
    expect(regions.get('sky')?.velocityX).toBeCloseTo(-0.03);
    expect(regions.get('water')?.velocityX).toBeCloseTo(0.02);
    // What stands on the ground does not drift, though the field runs on beneath it.
    expect(regions.get('foliage')).toMatchObject({ velocityX: 0, velocityY: 0, sway: 0 });
  });

  it('adds up the frequencies of a swing, and of a ripple takes how high it goes', () => {
    const sway = planes(8, SIDE, (channel) => (channel === 0 ? 0.003 : channel === 7 ? 0.004 : 0));
    const ripple = planes(4, SIDE, (channel) => (channel === 0 ? 0.002 : 1));
    const regions = named({ ...still, sway, ripple });
    expect(regions.get('foliage')?.sway).toBeCloseTo(0.007);
    expect(regions.get('water')?.ripple).toBeCloseTo(0.002);
    expect(regions.get('sky')).toMatchObject({ ripple: 0, sway: 0 });
  });

  it('counts only what the mattes let move', () => {
    const drift = planes(2, SIDE, (channel, x) => (channel === 0 && x >= 4 ? 0.05 : 0));
    const left = planes(3, SIDE, (_channel, x) => (x < 4 ? 1 : 0));
    expect(named({ ...still, drift, mattes: left }).get('sky')?.velocityX).toBeCloseTo(0);
    const none = planes(3, SIDE, () => 0);
    expect(named({ ...still, drift, mattes: none }).get('sky')?.velocityX).toBe(0);
  });

  it('tells the largest region first, with its share', () => {
    const [first] = regionMotionsOf(features, still);
    expect(first).toMatchObject({ name: 'sky', share: 0.5 });
  });
});
