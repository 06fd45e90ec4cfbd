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

/** The same within a sentence. */
export const regionPhrase: Readonly<Record<RegionName, string>> = {
  sky: 'the sky',
  water: 'the water',
  foliage: 'trees and plants',
  grass: 'the grass',
  person: 'people',
  animal: 'animals',
  vehicle: 'boats and vehicles',
};
