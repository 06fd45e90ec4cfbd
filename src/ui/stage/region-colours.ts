import type { RegionName } from '../../contract/regions';

/** Red, green and blue of each region's tint: of one brightness, told apart by name too. */
export const regionColours: Readonly<Record<RegionName, readonly [number, number, number]>> = {
  sky: [96, 165, 255],
  water: [34, 211, 190],
  foliage: [92, 200, 80],
  grass: [196, 214, 60],
  person: [255, 120, 160],
  animal: [255, 170, 60],
  vehicle: [190, 140, 255],
};
