import {
  MAXIMUM_ARROWS,
  MAXIMUM_MASK_STROKES,
  MAXIMUM_PLAYS,
  MAXIMUM_STROKE_NUMBERS,
  type ClipSettings,
} from '../../src/contract/clip';
import { refuse, requireInteger, requireRange } from './setting-requirements';
import { validateCamera } from './validate-camera';
import { validateContainer } from './validate-container';

const MAXIMUM_PIXELS = 3840 * 2160;
const MAXIMUM_SIDE_PIXELS = 3840;
const MINIMUM_SIDE_PIXELS = 64;
const MINIMUM_CROP_PIXELS = 32;
const MAXIMUM_SEED = 2 ** 32 - 1;

/**
 * Checks a request before anything is spent on it.
 *
 * @throws StudioError `invalid-request` naming the setting, its value and its range
 */
export function validateSettings(
  settings: ClipSettings,
  photo: { readonly width: number; readonly height: number },
): void {
  requireRange('durationSeconds', settings.durationSeconds, 1, 15);
  requireRange('framesPerSecond', settings.framesPerSecond, 12, 60);
  requireRange('steps', settings.steps, 1, 8);
  requireInteger('steps', settings.steps);
  requireRange('guidance', settings.guidance, 1, 8);
  requireRange('motionStrength', settings.motionStrength, 0, 2);
  requireRange('motionSpeed', settings.motionSpeed, 0, 2);
  requireRange('seed', settings.seed, 0, MAXIMUM_SEED);
  requireInteger('seed', settings.seed);
  requireRange('playCount', settings.playCount, 1, MAXIMUM_PLAYS);
  requireInteger('playCount', settings.playCount);
  if (settings.playCount > 1 && !settings.isLoop) {
    refuse('playCount is for loops: a clip that is no loop plays once.');
  }
  requireSide('widthPixels', settings.widthPixels);
  requireSide('heightPixels', settings.heightPixels);
  if (settings.widthPixels * settings.heightPixels > MAXIMUM_PIXELS) {
    refuse(`A frame may have at most ${MAXIMUM_PIXELS} pixels (3840 x 2160).`);
  }
  validateCamera(settings.camera);
  validateContainer(settings);
  requireCrop(settings.crop, photo);
  requireMask(settings.mask);
  requireArrows(settings.arrows);
  for (const factors of ['regionStrengths', 'regionSpeeds'] as const) {
    for (const [name, factor] of Object.entries(settings[factors])) {
      requireRange(`${factors}.${name}`, factor, 0, 2);
    }
  }
}

/** Whole frames that fill the asked time. */
export function frameCountOf(settings: ClipSettings): number {
  return Math.max(2, Math.round(settings.durationSeconds * settings.framesPerSecond));
}

function requireSide(name: string, value: number): void {
  requireRange(name, value, MINIMUM_SIDE_PIXELS, MAXIMUM_SIDE_PIXELS);
  if (value % 2 !== 0) refuse(`${name} must be an even number, not ${value}.`);
}

function requireCrop(
  crop: ClipSettings['crop'],
  photo: { readonly width: number; readonly height: number },
): void {
  const isInside =
    crop.x >= 0 &&
    crop.y >= 0 &&
    crop.x + crop.width <= photo.width + 0.5 &&
    crop.y + crop.height <= photo.height + 0.5;
  if (!isInside) refuse('The crop reaches beyond the photo.');
  if (!(crop.width >= MINIMUM_CROP_PIXELS && crop.height >= MINIMUM_CROP_PIXELS)) {
    refuse(`The crop must keep at least ${MINIMUM_CROP_PIXELS} pixels on each side.`);
  }
}

function requireMask(mask: ClipSettings['mask']): void {
  if (mask.length > MAXIMUM_MASK_STROKES) {
    refuse(`A mask may have at most ${MAXIMUM_MASK_STROKES} strokes; undo some.`);
  }
  for (const stroke of mask) {
    if (stroke.kind === 'place') {
      if (!Number.isFinite(stroke.x + stroke.y)) refuse('A place of the mask is none; undo it.');
      continue;
    }
    const { radiusPixels, softness, points } = stroke;
    requireRange('softness', softness, 0, 1);
    const isLine = points.length >= 2 && points.length % 2 === 0;
    const isShort = points.length <= MAXIMUM_STROKE_NUMBERS;
    if (!isLine || !isShort || !(radiusPixels > 0) || !points.every(Number.isFinite)) {
      refuse('A stroke of the mask is no line; undo it.');
    }
  }
}

function requireArrows(arrows: ClipSettings['arrows']): void {
  if (arrows.length > MAXIMUM_ARROWS) {
    refuse(`At most ${MAXIMUM_ARROWS} arrows are understood; undo some.`);
  }
  for (const { fromX, fromY, toX, toY } of arrows) {
    const isLine = [fromX, fromY, toX, toY].every(Number.isFinite);
    if (!isLine || (fromX === toX && fromY === toY)) refuse('An arrow has no length; undo it.');
  }
}
