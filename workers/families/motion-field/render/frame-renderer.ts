import type { CameraReport } from '../../../../src/contract/camera';
import type { CameraMove } from './camera-move';
import { createCameraPath } from './camera-path';
import { openComposePipelines } from './compose-pipelines';
import { createDisparityBounds } from './disparity-layers';
import { createFrameComposer } from './frame-composer';
import { packFrameUniforms } from './frame-uniforms';
import { createGpuResources, type GpuResources, withGpuErrors } from './gpu-resources';
import { createDetailedPhoto } from './photo-source';
import { openRenderPipelines } from './render-pipelines';
import type { PreparedScene } from './render-scene';
import { boundsTexture } from './scene-textures';

/** Gives the frames of one clip, in any order. */
export interface FrameRenderer {
  /** What the camera does over the clip. */
  readonly camera: CameraReport;
  /**
   * Submits the work for a frame and returns its texture: rgba8unorm of the output's size,
   * gamma-encoded sRGB, valid until the next call. Frame 0 is the photo; a fraction is a moment
   * between two frames.
   */
  renderFrame(frameIndex: number): GPUTexture;
  /** Frees every texture and buffer of its own; the renderer is of no use afterwards. */
  dispose(): void;
}

/** Magnification from 1 on over which the detailed photo takes over. */
const DETAIL_RANGE = 0.03;

/**
 * Films a prepared scene, which must outlive the result, with a camera. Throws StudioError
 * out-of-memory, or unexpected where the device refuses.
 */
export async function createFrameRenderer(
  device: GPUDevice,
  scene: PreparedScene,
  camera: CameraMove,
): Promise<FrameRenderer> {
  const resources = createGpuResources(device);
  try {
    return await withGpuErrors(device, 'prepare the camera', () =>
      assemble(device, resources, scene, camera),
    );
  } catch (error) {
    resources.dispose();
    throw error;
  }
}

async function assemble(
  device: GPUDevice,
  resources: GpuResources,
  scene: PreparedScene,
  camera: CameraMove,
): Promise<FrameRenderer> {
  const { options, motion, fields, coverage } = scene;
  const { extent, layers, spectrum, clock, ripple } = motion;
  const { widthPixels, heightPixels, frameCount } = options;
  const pipelines = await openRenderPipelines(device);
  const composePipelines = await openComposePipelines(device);
  const path = createCameraPath(camera, options, extent, layers.range);
  const bounds = createDisparityBounds(layers, path.greatestTravel);
  const textures = {
    ...scene.textures,
    detailedPhoto: createDetailedPhoto(
      device,
      resources,
      pipelines,
      scene.textures,
      options,
      path.greatestMagnification,
    ),
    bounds: boundsTexture(resources, bounds),
  };
  const detailAt = (frameIndex: number): number =>
    textures.photo === textures.detailedPhoto
      ? 0
      : Math.min(1, Math.max(0, (path.magnificationAt(frameIndex) - 1) / DETAIL_RANGE));
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
  const report = { greatestFraming, greatestMagnification, axes };
  return { camera: report, renderFrame, dispose: () => resources.dispose() };
}
