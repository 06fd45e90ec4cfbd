import { type CameraPose, type Extent, projectToPhoto } from './camera-pose';
import type { DisparityBounds } from './disparity-layers';
import { type CoverageMap, hasCoverage } from './coverage-map';
import { reachAt, type TravelReach } from './travel-reach';

/** Output pixels along a side of a tile; mirrors compose.wgsl. */
export const TILE_PIXELS = 16;

/** What moves in a tile, as bits; `solid`: one layer fills it and all that may come into it. */
export const TileContent = { sway: 1, air: 2, water: 4, drift: 8, all: 15, solid: 16 } as const;

/** How the camera meets a tile; mirrors `CAMERA` of compose.wgsl. */
export const TileCamera = { none: 0, flat: 1, relief: 2, torn: 3 } as const;

/** Tiles that one pipeline renders. */
export interface TileClass {
  readonly content: number;
  readonly camera: number;
  /** x in the low, y in the high 16 bits, in tiles. */
  readonly tiles: number[];
}

/** Where in the photo what occurs. */
export interface TileCoverage {
  readonly sway: CoverageMap;
  readonly air: CoverageMap;
  readonly water: CoverageMap;
  readonly drift: CoverageMap;
  /** Where the air, or the water, does not fill the picture wholly. */
  readonly airGaps: CoverageMap;
  readonly waterGaps: CoverageMap;
  /** From how far things may travel into a place. */
  readonly reach: TravelReach;
  /** Steps in the front disparity. */
  readonly edges: CoverageMap;
}

export interface TileInput {
  readonly coverage: TileCoverage;
  readonly bounds: DisparityBounds;
  readonly hasRipple: boolean;
  readonly extent: Extent;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Sorts the output's tiles by what can occur in them under a pose. */
export function classifyTiles(input: TileInput, pose: CameraPose): readonly TileClass[] {
  const classes = new Map<number, TileClass>();
  const columns = Math.ceil(input.widthPixels / TILE_PIXELS);
  const rows = Math.ceil(input.heightPixels / TILE_PIXELS);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const { content, camera } = classOf(input, pose, x, y);
      const key = content + 32 * camera;
      const known = classes.get(key) ?? { content, camera, tiles: [] };
      known.tiles.push(x + y * 65536);
      classes.set(key, known);
    }
  }
  return [...classes.values()];
}

function classOf(
  input: TileInput,
  pose: CameraPose,
  x: number,
  y: number,
): { content: number; camera: number } {
  const { coverage, extent, widthPixels, heightPixels } = input;
  const box: Box = {
    left: (x * TILE_PIXELS * extent.width) / widthPixels,
    top: (y * TILE_PIXELS * extent.height) / heightPixels,
    right: ((x + 1) * TILE_PIXELS * extent.width) / widthPixels,
    bottom: ((y + 1) * TILE_PIXELS * extent.height) / heightPixels,
  };
  const { seen, camera } = pose.isIdentity
    ? { seen: box, camera: TileCamera.none }
    : throughCamera(input, pose, box);
  const occurs = (map: CoverageMap, bit: number): number =>
    hasCoverage(map, seen.left, seen.top, seen.right, seen.bottom, extent) ? bit : 0;
  const sway = occurs(coverage.sway, TileContent.sway);
  const drifts = occurs(coverage.drift, TileContent.drift);
  const air = sway + drifts > 0 ? occurs(coverage.air, TileContent.air) : 0;
  const water =
    sway + drifts > 0 || input.hasRipple ? occurs(coverage.water, TileContent.water) : 0;
  const isFilled = (gaps: CoverageMap): boolean => {
    const origin = originOf(coverage.reach, seen, extent, drifts > 0);
    return !hasCoverage(gaps, origin.left, origin.top, origin.right, origin.bottom, extent);
  };
  const moving = sway + air + water + (air + water > 0 ? drifts : 0);
  const isSolid =
    (sway + water === 0 && air > 0 && isFilled(coverage.airGaps)) ||
    (sway + air === 0 && water > 0 && isFilled(coverage.waterGaps));
  return { content: moving + (isSolid ? TileContent.solid : 0), camera };
}

/** Where all that a box can show may come from. */
function originOf(reach: TravelReach, box: Box, extent: Extent, drifts: boolean): Box {
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [across, down] = drifts
    ? reachAt(reach, middleX, middleY, extent)
    : [reach.ripple, reach.ripple];
  return {
    left: box.left - across,
    top: box.top - down,
    right: box.right + across,
    bottom: box.bottom + down,
  };
}

/** The part of the photo that a tile can show, and how the camera meets it. */
function throughCamera(
  { bounds, extent, coverage }: TileInput,
  pose: CameraPose,
  box: Box,
): { seen: Box; camera: number } {
  const [halfWidth, halfHeight] = [extent.width / 2, extent.height / 2];
  const corners = [box.left, box.right].flatMap((x) =>
    [box.top, box.bottom].map((y) => [x - halfWidth, y - halfHeight] as const),
  );
  const boxAt = (disparity: number): Box => {
    const at = corners.map(([x, y]) => projectToPhoto(pose, x, y, disparity));
    const [xs, ys] = [at.map(([x]) => x + halfWidth), at.map(([, y]) => y + halfHeight)];
    return {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    };
  };
  const { least, greatest } = boundsIn(bounds, boxAt(0), extent);
  const [far, near] = [boxAt(least), boxAt(greatest)];
  const seen = {
    left: Math.min(far.left, near.left),
    top: Math.min(far.top, near.top),
    right: Math.max(far.right, near.right),
    bottom: Math.max(far.bottom, near.bottom),
  };
  const tears = hasCoverage(coverage.edges, seen.left, seen.top, seen.right, seen.bottom, extent);
  const relief = greatest - least < 1e-4 ? TileCamera.flat : TileCamera.relief;
  return { seen, camera: tears ? TileCamera.torn : relief };
}

function boundsIn(
  { width, height, texels }: DisparityBounds,
  box: Box,
  extent: Extent,
): { least: number; greatest: number } {
  const column = (x: number): number =>
    Math.min(width - 1, Math.max(0, Math.floor((x / extent.width) * width)));
  const row = (y: number): number =>
    Math.min(height - 1, Math.max(0, Math.floor((y / extent.height) * height)));
  let [least, greatest] = [1, 0];
  for (let y = row(box.top); y <= row(box.bottom); y++) {
    for (let x = column(box.left); x <= column(box.right); x++) {
      const at = 4 * (y * width + x);
      // The background may lie farther than the least of the front.
      least = Math.min(least, texels[at] ?? 0, texels[at + 2] ?? 0);
      greatest = Math.max(greatest, texels[at + 1] ?? 1);
    }
  }
  return { least, greatest };
}
