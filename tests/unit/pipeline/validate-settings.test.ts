import { describe, expect, it } from 'vitest';
import type { CameraChoice } from '../../../src/contract/camera';
import { NO_AXES } from '../../../src/contract/camera-axes';
import type { ClipSettings } from '../../../src/contract/clip';
import { frameCountOf, validateSettings } from '../../../workers/pipeline/validate-settings';

function pathThrough(...times: readonly number[]): CameraChoice {
  const keyframes = times.map((at) => ({ at, axes: NO_AXES, easing: 'linear' as const }));
  return { kind: 'path', keyframes };
}

const PHOTO = { width: 1920, height: 1080 };
const SETTINGS: ClipSettings = {
  prompt: '',
  seed: 1,
  steps: 4,
  guidance: 3,
  motionStrength: 1,
  motionSpeed: 1,
  camera: { kind: 'prompt' },
  isLoop: false,
  playCount: 1,
  container: 'mp4',
  codec: 'auto',
  durationSeconds: 5,
  framesPerSecond: 30,
  widthPixels: 1280,
  heightPixels: 720,
  workingSizePixels: 512,
  crop: { x: 0, y: 0, width: 1920, height: 1080 },
  mask: [],
  regionStrengths: {},
  regionSpeeds: {},
  arrows: [],
};

describe('validateSettings', () => {
  it('lets good settings through, up to 4K', () => {
    expect(() => validateSettings(SETTINGS, PHOTO)).not.toThrow();
    const uhd = { ...SETTINGS, widthPixels: 3840, heightPixels: 2160 };
    expect(() => validateSettings(uhd, PHOTO)).not.toThrow();
    const camera = pathThrough(0.2, 0.5, 1);
    expect(() => validateSettings({ ...SETTINGS, camera }, PHOTO)).not.toThrow();
  });

  it.each([
    ['durationSeconds', { durationSeconds: 16 }],
    ['durationSeconds', { durationSeconds: Number.NaN }],
    ['framesPerSecond', { framesPerSecond: 11 }],
    ['steps', { steps: 2.5 }],
    ['guidance', { guidance: 0 }],
    ['motionStrength', { motionStrength: -1 }],
    ['seed', { seed: 2 ** 32 }],
    ['playCount', { isLoop: true, playCount: 5 }],
    ['playCount', { isLoop: true, playCount: 1.5 }],
    ['playCount', { isLoop: false, playCount: 2 }],
    ['widthPixels', { widthPixels: 1281 }],
    ['heightPixels', { heightPixels: 4000 }],
    ['stroke', { mask: [{ kind: 'move' as const, radiusPixels: 0, softness: 0, points: [1, 1] }] }],
    ['stroke', { mask: [{ kind: 'move' as const, radiusPixels: 9, softness: 0, points: [1] }] }],
    [
      'stroke',
      {
        mask: [{ kind: 'freeze' as const, radiusPixels: 9, softness: 0, points: [1, Number.NaN] }],
      },
    ],
    [
      'softness',
      { mask: [{ kind: 'erase' as const, radiusPixels: 9, softness: 2, points: [1, 1] }] },
    ],
    [
      'place',
      { mask: [{ kind: 'place' as const, region: 'sky' as const, isStill: true, x: NaN, y: 1 }] },
    ],
    ['arrow', { arrows: [{ fromX: 1, fromY: 2, toX: 1, toY: 2 }] }],
    ['arrow', { arrows: [{ fromX: 1, fromY: 2, toX: Infinity, toY: 2 }] }],
    ['regionStrengths.sky', { regionStrengths: { sky: 3 } }],
    ['regionSpeeds.water', { regionSpeeds: { water: -1 } }],
    ['camera.strength', { camera: { kind: 'preset', preset: 'roll', strength: 3 } as const }],
    ['camera.pan', { camera: { kind: 'axes', axes: { ...NO_AXES, pan: 2.5 } } as const }],
    ['keyframes', { camera: pathThrough() }],
    ['keyframes', { camera: pathThrough(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9) }],
    ['follow each other', { camera: pathThrough(0) }],
    ['follow each other', { camera: pathThrough(0.5, 0.5) }],
    ['time', { camera: pathThrough(0.5, 1.5) }],
    ['time', { camera: pathThrough(Number.NaN) }],
    ['frame', { widthPixels: 3840, heightPixels: 3840 }],
    ['crop', { crop: { x: 1, y: 0, width: 1920, height: 1080 } }],
    ['crop', { crop: { x: 0, y: 0, width: 8, height: 1080 } }],
  ])('refuses a wrong %s and names it: %o', (name, change) => {
    expect(() => validateSettings({ ...SETTINGS, ...change }, PHOTO)).toThrow(name);
  });
});

describe('frameCountOf', () => {
  it('fills the asked time with whole frames', () => {
    expect(frameCountOf(SETTINGS)).toBe(150);
    expect(frameCountOf({ ...SETTINGS, durationSeconds: 1.5, framesPerSecond: 25 })).toBe(38);
  });
});
