import type { CameraReport } from '../../../../src/contract/camera';
import type { FrameOptions } from '../../video-model';
import type { CameraMove } from './camera-move';
import { openComposePipelines } from './compose-pipelines';
import { createDisparityBounds } from './disparity-layers';
import { createFrameComposer } from './frame-composer';
import { packFrameUniforms } from './frame-uniforms';
import { createGpuResources, type GpuResources, withGpuErrors } from './gpu-resources';
import { createMotionFields } from './motion-fields';
import type { MotionScene } from './motion-scene';
import { openRenderPipelines } from './render-pipelines';
import { createTileCoverage } from './scene-coverage';
import { moveScene, type SceneMotion, settleScene } from './scene-motion';
import { createSceneTextures } from './scene-textures';

/** How a clip is rendered: as the family was asked, with the camera's words made a move. */
export interface RenderOptions extends Omit<FrameOptions, 'camera' | 'regionStrengths'> {
  readonly camera: CameraMove;
}

/** Gives the frames of one clip, in any order. */
export interface FrameRenderer {
  /** What the camera does over the clip. */
  readonly camera: CameraReport;
  /**
   * Submits the work for a frame and returns its texture: rgba8unorm of the output's size,
   * gamma-encoded sRGB, valid until the next call. Frame 0 is the photo.
   */
  renderFrame(frameIndex: number): GPUTexture;
  /** Frees every texture and buffer; the renderer is of no use afterwards. */
  dispose(): void;
}

/** Magnification from 1 on over which the detailed photo takes over. */
const DETAIL_RANGE = 0.03;

/**
 * Prepares a scene for rendering: compiles the passes (once a device), uploads the fields and
 * extends the layers. Throws StudioError out-of-memory, or unexpected where the device refuses.
 */
export function createFrameRenderer(
  device: GPUDevice,
  scene: MotionScene,
  options: RenderOptions,
): Promise<FrameRenderer> {
  return createMotionRenderer(
    device,
    moveScene(settleScene(scene, options.mask), options),
    options,
  );
}

/** The same of a scene whose motion has been laid out, for the same options but their size. */
export async function createMotionRenderer(
  device: GPUDevice,
  motion: SceneMotion,
  options: RenderOptions,
): Promise<FrameRenderer> {
  const resources = createGpuResources(device);
  try {
    return await withGpuErrors(device, 'prepare the frames', () =>
      assemble(device, resources, motion, options),
    );
  } catch (error) {
    resources.dispose();
    throw error;
  }
}

async function assemble(
  device: GPUDevice,
  resources: GpuResources,
  sceneMotion: SceneMotion,
  options: RenderOptions,
): Promise<FrameRenderer> {
  const { scene, extent, layers, spectrum, velocity, clock, path, ripple } = sceneMotion;
  const pipelines = await openRenderPipelines(device);
  const composePipelines = await openComposePipelines(device);
  const { widthPixels, heightPixels, frameCount, motionStrength } = options;
  const bounds = createDisparityBounds(layers, path.greatestTravel);
  const prepared = { ...options, ...path, scene, layers, bounds, spectrum };
  const textures = createSceneTextures(device, resources, pipelines, prepared);
  const motion = { ...options, scene, spectrum, velocity, clock, ripple, extent };
  const fields = createMotionFields(device, resources, pipelines, motion);
  const detailAt = (frameIndex: number): number =>
    textures.photo === textures.detailedPhoto
      ? 0
      : Math.min(1, Math.max(0, (path.magnificationAt(frameIndex) - 1) / DETAIL_RANGE));
  const coverage = createTileCoverage(scene, motion, layers, motionStrength);
  const hasRipple = ripple.waves.length > 0;
  const composer = await createFrameComposer(device, resources, composePipelines, {
    textures,
    fields,
    path,
    frameCount,
    detailAt,
    tiles: { coverage, bounds, extent, widthPixels, heightPixels, hasRipple },
  });
  const swayTurns = (frameIndex: number) =>
    spectrum.frequenciesHz.map((frequency) => clock.turnAt(frameIndex, frequency));
  const renderFrame = (frameIndex: number): GPUTexture => {
    const waveTurns = ripple.waves.map(({ frequencyHz }) => clock.turnAt(frameIndex, frequencyHz));
    const driftPhase = clock.driftPhaseAt(frameIndex);
    const [pose, detail] = [path.poseAt(frameIndex), detailAt(frameIndex)];
    const turns = [...waveTurns, ...swayTurns(frameIndex)];
    const isStill = driftPhase === 0 && turns.every(([cosine, sine]) => cosine === 0 && sine === 0);
    const view = { extent, widthPixels, heightPixels, pose, detail };
    const uniforms = packFrameUniforms({ ...view, driftShares: clock.driftSharesAt(frameIndex) });
    const encoder = device.createCommandEncoder();
    fields.record(encoder, frameIndex);
    const picture = composer.record(encoder, { uniforms, pose, detail, isStill });
    device.queue.submit([encoder.finish()]);
    return picture;
  };
  const { greatestFraming, greatestMagnification, axes } = path;
  const camera = { greatestFraming, greatestMagnification, axes };
  return { camera, renderFrame, dispose: () => resources.dispose() };
}
