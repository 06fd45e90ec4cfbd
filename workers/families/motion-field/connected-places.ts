import type { RegionPlace } from '../../../src/contract/regions';
import { REGION_NAMES } from '../../../src/contract/regions';
import { maxFilter } from './render/plane-filters';

/** Parts of a region that are this near each other are one place: sky between twigs. */
const GAP_TEXELS = 2;

/** Regions taken apart into places. */
export interface ConnectedPlaces {
  readonly placeNumbers: Uint16Array;
  readonly places: readonly RegionPlace[];
}

interface Found extends RegionPlace {
  readonly texels: readonly number[];
}

/**
 * The places of every region, the largest first.
 *
 * @param labels row by row: 0, or one more than an index of `REGION_NAMES`
 */
export function connectedPlacesOf(
  labels: Uint8Array,
  width: number,
  height: number,
): ConnectedPlaces {
  const found = REGION_NAMES.flatMap((region, index) =>
    componentsOf(labels, index + 1, width, height).map((texels): Found => {
      const inside = innermostOf(texels, width);
      const insideX = ((inside % width) + 0.5) / width;
      const insideY = (Math.floor(inside / width) + 0.5) / height;
      return { region, share: texels.length / labels.length, insideX, insideY, texels };
    }),
  );
  const sorted = found.toSorted((a, b) => b.share - a.share);
  const placeNumbers = new Uint16Array(labels.length);
  for (const [index, { texels }] of sorted.entries()) {
    for (const texel of texels) placeNumbers[texel] = index + 1;
  }
  return { placeNumbers, places: sorted.map(({ texels: _texels, ...place }) => place) };
}

/** The texels of a label, grouped by what hangs together once gaps are closed. */
function componentsOf(
  labels: Uint8Array,
  label: number,
  width: number,
  height: number,
): readonly (readonly number[])[] {
  const own = { data: Float32Array.from(labels, (it) => Number(it === label)), width, height };
  const open = Uint8Array.from(maxFilter(own, GAP_TEXELS).data);
  const groups: number[][] = [];
  for (let start = 0; start < open.length; start += 1) {
    if (open[start] === 0) continue;
    open[start] = 0;
    const reached = [start];
    // Grows while it is walked through.
    for (const at of reached) {
      for (const next of neighboursOf(at, width, open.length)) {
        if (open[next] === 0) continue;
        open[next] = 0;
        reached.push(next);
      }
    }
    groups.push(reached.filter((at) => labels[at] === label));
  }
  return groups;
}

function neighboursOf(at: number, width: number, size: number): readonly number[] {
  const column = at % width;
  const neighbours: number[] = [];
  if (column > 0) neighbours.push(at - 1);
  if (column < width - 1) neighbours.push(at + 1);
  if (at >= width) neighbours.push(at - width);
  if (at + width < size) neighbours.push(at + width);
  return neighbours;
}

/** The texel nearest to the middle of all. */
function innermostOf(texels: readonly number[], width: number): number {
  const middle = (of: (texel: number) => number): number =>
    texels.reduce((sum, texel) => sum + of(texel), 0) / texels.length;
  const [x, y] = [middle((it) => it % width), middle((it) => Math.floor(it / width))];
  const distance = (texel: number): number =>
    Math.hypot((texel % width) - x, Math.floor(texel / width) - y);
  return texels.reduce((best, texel) => (distance(texel) < distance(best) ? texel : best));
}
