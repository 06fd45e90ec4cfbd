import { describe, expect, it } from 'vitest';
import {
  freedRegion,
  isSent,
  sentRegion,
  stilledRegion,
} from '../../../../src/app/prompt/correct-region';
import type { MotionArrow } from '../../../../src/contract/clip';
import type { RegionMap } from '../../../../src/contract/regions';

/** Sky over water, halves of a crop that begins at 100, 50 of the photo. */
const CROP = { x: 100, y: 50, width: 400, height: 200 };
const MAP: RegionMap = {
  width: 4,
  height: 2,
  placeNumbers: Uint16Array.of(1, 1, 1, 1, 2, 2, 2, 2),
  places: [
    { region: 'sky', share: 0.5, insideX: 0.5, insideY: 0.25 },
    { region: 'water', share: 0.5, insideX: 0.99, insideY: 0.75 },
  ],
  movable: new Uint8Array(8).fill(255),
};
const NONE = { arrows: [], regionStrengths: {} };
const IN_WATER: MotionArrow = { fromX: 150, fromY: 200, toX: 190, toY: 200 };

describe('sentRegion', () => {
  it('draws an arrow that begins in the region and points the way', () => {
    const { arrows } = sentRegion(NONE, 'sky', 'left', MAP, CROP);
    expect(arrows).toEqual([{ fromX: 300, fromY: 100, toX: 260, toY: 100 }]);
    expect(isSent({ arrows }, 'sky', MAP, CROP)).toBe(true);
    expect(isSent({ arrows }, 'water', MAP, CROP)).toBe(false);
  });

  it('takes the place of earlier arrows of the region, and of none of another', () => {
    const before = sentRegion({ ...NONE, arrows: [IN_WATER] }, 'sky', 'left', MAP, CROP);
    const { arrows } = sentRegion(before, 'sky', 'down', MAP, CROP);
    expect(arrows).toEqual([IN_WATER, { fromX: 300, fromY: 100, toX: 300, toY: 140 }]);
  });

  it('keeps to the crop', () => {
    const { arrows } = sentRegion(NONE, 'water', 'right', MAP, CROP);
    expect(arrows).toEqual([{ fromX: 496, fromY: 200, toX: 500, toY: 200 }]);
  });

  it('lets go of a region that was held, and keeps a strength that was chosen', () => {
    const held = stilledRegion(NONE, 'sky');
    expect(held.regionStrengths).toEqual({ sky: 0 });
    expect(sentRegion(held, 'sky', 'up', MAP, CROP).regionStrengths).toEqual({});
    const strong = { ...NONE, regionStrengths: { sky: 1.5, water: 0 } };
    expect(sentRegion(strong, 'sky', 'up', MAP, CROP).regionStrengths).toEqual({
      sky: 1.5,
      water: 0,
    });
  });

  it('leaves alone what the photo does not show', () => {
    expect(sentRegion(NONE, 'person', 'up', MAP, CROP)).toEqual(NONE);
  });
});

describe('freedRegion', () => {
  it('takes back what held a region or sent it, and nothing else', () => {
    const sent = sentRegion({ ...NONE, arrows: [IN_WATER] }, 'sky', 'left', MAP, CROP);
    const both = { ...sent, regionStrengths: { sky: 0, water: 0 } };
    expect(freedRegion(both, 'sky', MAP, CROP)).toEqual({
      arrows: [IN_WATER],
      regionStrengths: { water: 0 },
    });
  });
});
