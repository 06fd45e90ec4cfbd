import { CAMERA_PRESETS, type CameraChoice } from '../contract/camera';
import { parseCameraNotation } from '../contract/camera-notation';

/** Reads `prompt`, the name of a preset, or a camera by hand; null for anything else. */
export function parseCamera(name: string, strength: number): CameraChoice | null {
  if (name === 'prompt') return { kind: 'prompt' };
  const preset = CAMERA_PRESETS.find((known) => known === name);
  return preset ? { kind: 'preset', preset, strength } : parseCameraNotation(name);
}
