import type { ClipSettings } from '../../contract/clip';
import { isCameraMoving } from '../camera/moving-camera';
import { promptMovesCamera } from '../prompt/prompt-camera';

/** Seconds that drawing a megapixel of a frame takes, by camera; null while none such was made. */
export interface RenderRates {
  readonly renderStillPerFrameMegapixel: number | null;
  /** Whatever else stands still is drawn anew for every frame. */
  readonly renderMovingPerFrameMegapixel: number | null;
}

/** A rough guess, for the share of the stage alone. */
const FIRST_RENDER = 0.4;
/** How much longer a moving camera takes, about, until both were measured. */
const MOVING_FACTOR = 2;

/** Which of the rates of drawing is that of a clip's camera. */
export function renderRateName(settings: ClipSettings): keyof RenderRates {
  const { camera, prompt } = settings;
  const isMoving =
    camera.kind === 'prompt' ? promptMovesCamera(prompt) : isCameraMoving(camera, null);
  return isMoving ? 'renderMovingPerFrameMegapixel' : 'renderStillPerFrameMegapixel';
}

/** Seconds a megapixel of a frame; of a camera that was not measured, by the other, for a share. */
export function renderRate(settings: ClipSettings, rates: RenderRates): number {
  const { renderStillPerFrameMegapixel: still, renderMovingPerFrameMegapixel: moving } = rates;
  if (renderRateName(settings) === 'renderStillPerFrameMegapixel') {
    return still ?? (moving === null ? FIRST_RENDER : moving / MOVING_FACTOR);
  }
  return moving ?? (still ?? FIRST_RENDER) * MOVING_FACTOR;
}

/** Whether drawing was measured under a camera such as this one: else no time can be told. */
export function isRenderMeasured(settings: ClipSettings, rates: RenderRates): boolean {
  return rates[renderRateName(settings)] !== null;
}
