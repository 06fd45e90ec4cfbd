import {
  MAXIMUM_ARROWS,
  MAXIMUM_MASK_STROKES,
  MAXIMUM_PLAYS,
  MAXIMUM_STROKE_NUMBERS,
  type ClipRecord,
  type ClipSettings,
  type CropRectangle,
  type PlaceStroke,
} from '../contract/clip';
import { CLIP_CONTAINERS } from '../contract/clip-container';
import { REGION_NAMES, type RegionFactors } from '../contract/regions';
import { codecChoices, workingSizes } from './clip-draft';
import {
  boolean,
  fieldsOf,
  list,
  narrowed,
  number,
  oneOf,
  text,
  Unfit,
  whole,
  type Fields,
} from './clip-record/narrow';
import { parseCameraChoice } from './clip-record/parse-camera-choice';
import { sizeProblem } from './output-size';
import type { PixelSize } from './pixel-size';

/** Longer than any prompt that the app takes. */
export const MAXIMUM_PROMPT_LENGTH = 10_000;
const MAXIMUM_NAME_LENGTH = 200;
const MAXIMUM_PHOTO_SIDE_PIXELS = 100_000;

/**
 * Narrows JSON of unknown origin to a record, every field checked against the contract's ranges.
 *
 * @returns undefined if anything is missing, of another type or out of range
 */
export function parseClipRecord(json: unknown): ClipRecord | undefined {
  return narrowed(() => recordOf(fieldsOf(json)));
}

/** Narrows the settings alone, in the same way. */
export function parseClipSettings(json: unknown): ClipSettings | undefined {
  return narrowed(() => settingsOf(fieldsOf(json)));
}

function recordOf(root: Fields): ClipRecord {
  if (root['format'] !== 1 || root['generator'] !== 'enliven') throw new Unfit();
  const model = fieldsOf(root['model']);
  return {
    format: 1,
    generator: 'enliven',
    appVersion: text(root['appVersion'], MAXIMUM_NAME_LENGTH),
    model: {
      id: text(model['id'], MAXIMUM_NAME_LENGTH),
      version: text(model['version'], MAXIMUM_NAME_LENGTH),
    },
    settings: settingsOf(fieldsOf(root['settings'])),
  };
}

function settingsOf(fields: Fields): ClipSettings {
  const isLoop = boolean(fields['isLoop']);
  return {
    prompt: text(fields['prompt'], MAXIMUM_PROMPT_LENGTH),
    seed: whole(fields['seed'], 0, 2 ** 32 - 1),
    steps: whole(fields['steps'], 1, 8),
    guidance: number(fields['guidance'], 1, 8),
    motionStrength: number(fields['motionStrength'], 0, 2),
    motionSpeed: number(fields['motionSpeed'], 0, 2),
    camera: parseCameraChoice(fieldsOf(fields['camera'])),
    isLoop,
    // Clips of before there was a choice play once, are MP4s, and of the first codec there was.
    playCount: isLoop ? whole(fields['playCount'] ?? 1, 1, MAXIMUM_PLAYS) : 1,
    container: oneOf(fields['container'] ?? 'mp4', CLIP_CONTAINERS),
    codec: oneOf(fields['codec'] ?? 'auto', codecChoices),
    durationSeconds: number(fields['durationSeconds'], 1, 15),
    framesPerSecond: number(fields['framesPerSecond'], 12, 60),
    ...sizeOf(fields),
    workingSizePixels: oneOf(fields['workingSizePixels'], workingSizes),
    crop: cropOf(fieldsOf(fields['crop'])),
    mask: maskOf(fields['mask']),
    regionStrengths: regionFactorsOf(fields['regionStrengths']),
    regionSpeeds: regionFactorsOf(fields['regionSpeeds']),
    arrows: arrowsOf(fields['arrows']),
  };
}

function sizeOf(fields: Fields): PixelSize {
  const widthPixels = number(fields['widthPixels'], 0, Infinity);
  const heightPixels = number(fields['heightPixels'], 0, Infinity);
  if (sizeProblem({ widthPixels, heightPixels })) throw new Unfit();
  return { widthPixels, heightPixels };
}

/** Clips of before there were masks have none. */
function maskOf(value: unknown): ClipSettings['mask'] {
  if (value === undefined) return [];
  return list(value, MAXIMUM_MASK_STROKES).map((stroke) => {
    const fields = fieldsOf(stroke);
    if (fields['kind'] === 'place') return placeOf(fields);
    const points = list(fields['points'], MAXIMUM_STROKE_NUMBERS);
    if (points.length % 2 !== 0 || points.length === 0) throw new Unfit();
    return {
      kind: oneOf(fields['kind'], ['freeze', 'move', 'erase'] as const),
      radiusPixels: number(fields['radiusPixels'], 0, MAXIMUM_PHOTO_SIDE_PIXELS),
      // Of before brushes were soft.
      softness: number(fields['softness'] ?? 0, 0, 1),
      points: points.map((at) => number(at, -MAXIMUM_PHOTO_SIDE_PIXELS, MAXIMUM_PHOTO_SIDE_PIXELS)),
    };
  });
}

function placeOf(fields: Fields): PlaceStroke {
  const at = (value: unknown): number =>
    number(value, -MAXIMUM_PHOTO_SIDE_PIXELS, MAXIMUM_PHOTO_SIDE_PIXELS);
  return {
    kind: 'place',
    region: oneOf(fields['region'], REGION_NAMES),
    isStill: boolean(fields['isStill']),
    x: at(fields['x']),
    y: at(fields['y']),
  };
}

/** Clips of before regions had strengths and speeds of their own have none. */
function regionFactorsOf(value: unknown): RegionFactors {
  if (value === undefined) return {};
  const found = Object.entries(fieldsOf(value)).map(
    ([name, factor]) => [oneOf(name, REGION_NAMES), number(factor, 0, 2)] as const,
  );
  return Object.fromEntries(found);
}

/** Clips of before there were arrows have none. */
function arrowsOf(value: unknown): ClipSettings['arrows'] {
  if (value === undefined) return [];
  const place = (at: unknown): number =>
    number(at, -MAXIMUM_PHOTO_SIDE_PIXELS, MAXIMUM_PHOTO_SIDE_PIXELS);
  return list(value, MAXIMUM_ARROWS).map((arrow) => {
    const { fromX, fromY, toX, toY } = fieldsOf(arrow);
    return { fromX: place(fromX), fromY: place(fromY), toX: place(toX), toY: place(toY) };
  });
}

function cropOf(fields: Fields): CropRectangle {
  return {
    x: number(fields['x'], 0, MAXIMUM_PHOTO_SIDE_PIXELS),
    y: number(fields['y'], 0, MAXIMUM_PHOTO_SIDE_PIXELS),
    width: number(fields['width'], 1, MAXIMUM_PHOTO_SIDE_PIXELS),
    height: number(fields['height'], 1, MAXIMUM_PHOTO_SIDE_PIXELS),
  };
}
