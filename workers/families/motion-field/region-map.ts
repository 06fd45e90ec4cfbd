import { REGION_NAMES, type RegionMap } from '../../../src/contract/regions';
import { type ConnectedPlaces, connectedPlacesOf } from './connected-places';
import { UNLIKELY } from './gate-mattes';
import { CLASS_OF_REGION, REGIONS_OF_MATTE } from './region-shares';
import type { Planes } from './render/motion-scene';
import { channelOf, fieldOf, resizeField } from './render/plane-filters';
import { withSettledMattes } from './render/settled-mattes';
import { averageScales } from './two-scales';

/** The class map `[12, H, W]` as the planes of the regions, in the order of `REGION_NAMES`. */
export function regionPlanesOf(classes: Planes): Planes {
  const { width, height } = classes;
  const data = new Float32Array(REGION_NAMES.length * width * height);
  for (const [index, name] of REGION_NAMES.entries()) {
    data.set(channelOf(classes, CLASS_OF_REGION[name]).data, index * width * height);
  }
  return { data, channels: REGION_NAMES.length, width, height };
}

/**
 * The places of a photo: each texel belongs to the likeliest region of the likeliest matte,
 * wherever the class map opens that matte at all.
 *
 * @param near what `regionPlanesOf` gave for the photo, `far` for the same at half the size
 */
export function placesOf(near: Planes, far: Planes): ConnectedPlaces {
  const mean = averageScales(near, far);
  const planes = REGION_NAMES.map((_name, index) => channelOf(mean, index).data);
  const groups = REGIONS_OF_MATTE.map((names) => names.map((name) => REGION_NAMES.indexOf(name)));
  const labels = new Uint8Array(mean.width * mean.height);
  for (let i = 0; i < labels.length; i += 1) {
    const likely = (index: number): number => planes[index]?.[i] ?? 0;
    let most = UNLIKELY;
    for (const group of groups) {
      const sum = group.reduce((total, index) => total + likely(index), 0);
      if (sum <= most) continue;
      most = sum;
      labels[i] = 1 + group.reduce((best, index) => (likely(index) > likely(best) ? index : best));
    }
  }
  return connectedPlacesOf(labels, mean.width, mean.height);
}

/** The places of a photo with how much the mattes of a motion let them move. */
export function regionMapOf(
  { placeNumbers, places }: ConnectedPlaces,
  likelihoods: Planes,
  mattes: Planes,
): RegionMap {
  const { width, height } = likelihoods;
  const settled = withSettledMattes({ mattes }, null).mattes;
  const channels = Array.from({ length: settled.channels }, (_, index) =>
    channelOf(settled, index),
  );
  const most = fieldOf(settled.width, settled.height, (_x, _y, i) =>
    Math.max(...channels.map(({ data }) => data[i] ?? 0)),
  );
  const { data } = resizeField(most, width, height);
  const movable = Uint8Array.from(data, (value) => Math.round(255 * value));
  return { width, height, placeNumbers, places, movable };
}
