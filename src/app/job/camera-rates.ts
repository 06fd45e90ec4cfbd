import type { ClipSettings } from '../../contract/clip';
import { isCameraMoving } from '../camera/moving-camera';
import { promptMovesCamera } from '../prompt/prompt-camera';

/** What a clip takes that depends on its camera: under one that moves nothing stands still. */
export interface CameraRates {
  /** Seconds. */
  readonly renderPerFrameMegapixel: number;
  /** Of the file, at one frame a second. */
  readonly bytesPerMegapixelSecond: number;
}

/** Null while no clip under such a camera was made. */
export interface RatesByCamera {
  readonly still: CameraRates | null;
  readonly moving: CameraRates | null;
}

/** A rough guess under a still camera, for the share of the stage alone. */
const FIRST_RENDER = 0.4;
/** How much longer a moving camera takes, about, until both were measured. */
const MOVING_FACTOR = 2;

/** By the settings alone; of a prompt's camera its words tell. */
export function cameraKindOf({ camera, prompt }: ClipSettings): keyof RatesByCamera {
  const isMoving =
    camera.kind === 'prompt' ? promptMovesCamera(prompt) : isCameraMoving(camera, null);
  return isMoving ? 'moving' : 'still';
}

/** Seconds a megapixel of a frame; where it was not measured, by the other camera, for a share. */
export function renderRate(settings: ClipSettings, { still, moving }: RatesByCamera): number {
  if (cameraKindOf(settings) === 'moving') {
    return (
      moving?.renderPerFrameMegapixel ??
      (still?.renderPerFrameMegapixel ?? FIRST_RENDER) * MOVING_FACTOR
    );
  }
  const byMoving = moving && moving.renderPerFrameMegapixel / MOVING_FACTOR;
  return still?.renderPerFrameMegapixel ?? byMoving ?? FIRST_RENDER;
}
