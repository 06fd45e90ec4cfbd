import type { CameraChoice, CameraPreset } from '../contract/camera';

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

/** Reads `prompt` or the name of a preset; null for any other word. */
export function parseCamera(name: string, strength: number): CameraChoice | null {
  if (name === 'prompt') return { kind: 'prompt' };
  const preset = cameraPresets.find((known) => known === name);
  return preset ? { kind: 'preset', preset, strength } : null;
}
