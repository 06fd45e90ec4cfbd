import type { RegionName } from '../../contract/regions';

/** What regions are called. */
export const regionText: Readonly<Record<RegionName, string>> = {
  sky: 'Sky',
  water: 'Water',
  foliage: 'Trees and plants',
  grass: 'Grass',
  person: 'People',
  animal: 'Animals',
  vehicle: 'Boats and vehicles',
};
