import type { Clip, ClipRecord, ClipSettings } from '../../src/contract/clip';
import type { AnimateRequest } from '../../src/contract/studio-api';
import type { VideoModel } from '../families/video-model';
import type { GpuContext } from '../runtime/gpu-device';
import { createDisposer } from './disposer';
import { encodeFrames } from './encode-frames';
import { createHeldMotion, type MadeMotion, type MotionWatch } from './held-motion';
import type { PhotoDesk } from './photo-desk';
import { sceneOptionsOf } from './scene-options';
import { createStageClock } from './stage-clock';
import { frameCountOf, validateSettings } from './validate-settings';

export interface AnimateTools {
  readonly gpu: GpuContext;
  readonly loadModel: () => Promise<VideoModel>;
  readonly desk: PhotoDesk;
  /** Whether what is held on the desk is wanted as it is. */
  readonly isShowing: () => boolean;
}

/** Who hears of a clip while it is made. */
export type AnimateWatch = Omit<MotionWatch, 'clock'>;

/**
 * The story of one clip: encode the image, encode the prompt, denoise, decode the motion,
 * render the frames and encode the video. What a preview has made of the same is used again. The
 * request's photo may be on the desk afterwards; else it is still the caller's.
 *
 * @throws StudioError with the code of the stage that failed; an AbortError when cancelled
 */
export async function animatePhoto(
  tools: AnimateTools,
  request: AnimateRequest,
  watch: AnimateWatch,
  signal: AbortSignal,
): Promise<Clip> {
  const { settings } = request;
  validateSettings(settings, request.photo);
  const clock = createStageClock();
  const model = await clock.time('loadMs', tools.loadModel);
  const disposer = createDisposer();
  try {
    const { frames, motionSha256 } = await tools.desk.way.host(async () => {
      const made = await bringMotion(tools, model, request, { ...watch, clock }, signal, disposer);
      watch.report({ kind: 'render', fraction: 0, frame: 0, frames: frameCountOf(settings) });
      const scene = await made.motion.createScene(sceneOptionsOf(settings, made.motion.regionMap));
      disposer.keep(scene, (it) => it.dispose());
      const film = await scene.film(settings.camera);
      disposer.keep(film, (it) => it.dispose());
      return { frames: film, motionSha256: made.latentSha256 };
    });
    const record = recordOf(model, settings);
    const video = await encodeFrames(tools.gpu.device, frames, record, watch.report, signal, clock);
    return {
      ...video,
      widthPixels: settings.widthPixels,
      heightPixels: settings.heightPixels,
      record,
      motionSha256,
      timings: clock.read(),
    };
  } finally {
    disposer.dispose();
  }
}

/** All that the networks do, as far as it is not held already; afterwards frames are cheap. */
async function bringMotion(
  { desk, isShowing }: AnimateTools,
  model: VideoModel,
  { photo, photoId, settings }: AnimateRequest,
  watch: MotionWatch,
  signal: AbortSignal,
  disposer: ReturnType<typeof createDisposer>,
): Promise<MadeMotion> {
  const held = desk.current?.id === photoId ? desk.current.held : undefined;
  if (held?.covers(settings)) return held.bringBeside(settings, watch, signal);
  if (!isShowing()) {
    return desk.put(model, photoId, photo).held.bring(settings, watch, signal);
  }
  // Another photo, part of it or prompt is on the stage: that one is left in peace.
  const own = disposer.keep(createHeldMotion(model, photo), (it) => it.dispose());
  return own.bring(settings, watch, signal);
}

function recordOf(model: VideoModel, settings: ClipSettings): ClipRecord {
  return {
    format: 1,
    generator: 'enliven',
    appVersion: __APP_VERSION__,
    model: model.identity,
    settings,
  };
}
