import { type CameraPath, createCameraPath } from './camera-path';
import { type Extent, extentOf } from './camera-pose';
import { createDisparityLayers, type DisparityLayers } from './disparity-layers';
import { createMotionClock, type MotionClock } from './motion-clock';
import type { MotionScene } from './motion-scene';
import type { RenderOptions, RenderSceneOptions } from './render-options';
import { createRippleWaves, type RippleWaves } from './ripple-waves';
import { withSettledMattes } from './settled-mattes';
import { createSwaySpectrum, type SwaySpectrum } from './sway-spectrum';
import { createVelocity, type Velocity } from './velocity';

/** What does not change with strength, speed, time and camera. */
export interface SettledScene {
  /** With mattes that hold only what may move. */
  readonly scene: MotionScene;
  readonly extent: Extent;
  readonly layers: DisparityLayers;
}

/** How everything in a clip moves by itself, whatever the camera does. */
export interface FieldMotion extends SettledScene {
  readonly spectrum: SwaySpectrum;
  readonly velocity: Velocity;
  readonly clock: MotionClock;
  readonly ripple: RippleWaves;
}

/** The same under a camera: what a review measures. */
export interface SceneMotion extends FieldMotion {
  readonly path: CameraPath;
}

/** Settles the mattes and the relief of a scene. */
export function settleScene(given: MotionScene, mask: RenderOptions['mask']): SettledScene {
  const scene = withSettledMattes(given, mask);
  const extent = extentOf(scene.photo.width, scene.photo.height);
  return { scene, extent, layers: createDisparityLayers(scene) };
}

/** Scales and tames the fields of a scene for a clip, and lays out its time. */
export function moveFields(settled: SettledScene, options: RenderSceneOptions): FieldMotion {
  const { scene, extent } = settled;
  const { motionStrength, motionSpeed } = options;
  const velocity = createVelocity(scene, motionStrength * motionSpeed);
  const clock = createMotionClock({
    ...options,
    driftSpeed: velocity.fastSpeed,
    waterSpeed: velocity.waterSpeed,
  });
  return {
    ...settled,
    spectrum: createSwaySpectrum(scene, motionStrength),
    velocity,
    clock,
    ripple: createRippleWaves(scene, extent, motionStrength),
  };
}

/** The same, and its camera. */
export function moveScene(settled: SettledScene, options: RenderOptions): SceneMotion {
  const { extent, layers } = settled;
  const path = createCameraPath(options.camera, options, extent, layers.range);
  return { ...moveFields(settled, options), path };
}
