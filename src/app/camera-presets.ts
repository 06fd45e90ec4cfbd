import type { CameraChoice, CameraPreset } from '../contract/camera';
import { parseCameraNotation } from '../contract/camera-notation';

/** Every named camera move, in the order in which they are offered. */
export const cameraPresets: readonly CameraPreset[] = [
  'static',
  'push-in',
  'pull-out',
  'zoom-in',
  'truck-left',
  'truck-right',
  'crane-up',
  'crane-down',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'orbit-left',
  'orbit-right',
  'roll',
  'dolly-zoom',
  'handheld',
];

/** Reads `prompt`, the name of a preset, or a camera by hand; null for anything else. */
export function parseCamera(name: string, strength: number): CameraChoice | null {
  if (name === 'prompt') return { kind: 'prompt' };
  const preset = cameraPresets.find((known) => known === name);
  return preset ? { kind: 'preset', preset, strength } : parseCameraNotation(name);
}
