import type { CameraMove } from './camera-move';
import { createFrameRenderer, type FrameRenderer } from './frame-renderer';
import { createGpuResources, type GpuResources, withGpuErrors } from './gpu-resources';
import { createMotionFields, type MotionFields } from './motion-fields';
import type { RenderSceneOptions } from './render-options';
import { openRenderPipelines } from './render-pipelines';
import { createTileCoverage } from './scene-coverage';
import type { FieldMotion } from './scene-motion';
import { createSharedTextures, type SharedTextures } from './scene-textures';
import type { TileCoverage } from './tile-classes';

/** A scene on the GPU, moving: what every camera of a clip looks at. */
export interface RenderScene {
  /** Throws StudioError out-of-memory, or unexpected where the device refuses. */
  film(camera: CameraMove): Promise<FrameRenderer>;
  /** Frees what the films share: dispose them first. */
  dispose(): void;
}

/** What a film takes from its scene. */
export interface PreparedScene {
  readonly options: RenderSceneOptions;
  readonly motion: FieldMotion;
  readonly textures: SharedTextures;
  readonly fields: MotionFields;
  readonly coverage: TileCoverage;
}

/**
 * Prepares a scene for rendering: compiles the passes (once a device), uploads the fields and
 * extends the layers. That takes far longer than a film of it. Throws StudioError out-of-memory,
 * or unexpected where the device refuses.
 *
 * @param options those that the motion was laid out for, but for their size
 */
export async function createRenderScene(
  device: GPUDevice,
  motion: FieldMotion,
  options: RenderSceneOptions,
): Promise<RenderScene> {
  const resources = createGpuResources(device);
  try {
    const prepared = await withGpuErrors(device, 'prepare the frames', () =>
      prepare(device, resources, motion, options),
    );
    return {
      film: (camera) => createFrameRenderer(device, prepared, camera),
      dispose: () => resources.dispose(),
    };
  } catch (error) {
    resources.dispose();
    throw error;
  }
}

async function prepare(
  device: GPUDevice,
  resources: GpuResources,
  motion: FieldMotion,
  options: RenderSceneOptions,
): Promise<PreparedScene> {
  const pipelines = await openRenderPipelines(device);
  const moved = { ...options, ...motion };
  return {
    options,
    motion,
    textures: createSharedTextures(device, resources, pipelines, moved),
    fields: createMotionFields(device, resources, pipelines, moved),
    coverage: createTileCoverage(motion.scene, motion, motion.layers, options.motionStrength),
  };
}
