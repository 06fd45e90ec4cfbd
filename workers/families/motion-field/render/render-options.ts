import type { SceneOptions } from '../../video-model';
import type { CameraMove } from './camera-move';

/** How a scene is rendered, whatever its camera does. */
export type RenderSceneOptions = Omit<SceneOptions, 'regionStrengths' | 'regionSpeeds'>;

/** How a clip is rendered: as the family was asked, with the camera's words made a move. */
export interface RenderOptions extends RenderSceneOptions {
  readonly camera: CameraMove;
}
