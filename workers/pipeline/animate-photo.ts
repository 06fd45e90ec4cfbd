import type { Clip, ClipRecord, ClipSettings } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type { AnimateRequest } from '../../src/contract/studio-api';
import type { DecodedMotion, VideoModel } from '../families/video-model';
import type { GpuContext } from '../runtime/gpu-device';
import { cropPhoto } from './crop-photo';
import { directionStrokesOf } from './direction-strokes';
import { createDisposer } from './disposer';
import { encodeFrames } from './encode-frames';
import { sceneOptionsOf } from './scene-options';
import { createStageClock, type StageClock } from './stage-clock';
import { frameCountOf, validateSettings } from './validate-settings';

export interface AnimateTools {
  readonly gpu: GpuContext;
  readonly loadModel: () => Promise<VideoModel>;
}

/**
 * The story of one clip: encode the image, encode the prompt, denoise, decode the motion,
 * render the frames and encode the video.
 *
 * @throws StudioError with the code of the stage that failed; an AbortError when cancelled
 */
export async function animatePhoto(
  tools: AnimateTools,
  request: AnimateRequest,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Clip> {
  const { settings } = request;
  validateSettings(settings, request.photo);
  const clock = createStageClock();
  const model = await clock.time('loadMs', tools.loadModel);
  const disposer = createDisposer();
  try {
    const photo = disposer.keep(await cropPhoto(request.photo, settings.crop), (it) => it.close());
    const made = await makeMotion(model, photo, settings, report, signal, clock, disposer);
    const scene = await made.motion.createScene(sceneOptionsOf(settings, made.motion.regionMap));
    disposer.keep(scene, (it) => it.dispose());
    const frames = await scene.film(settings.camera);
    disposer.keep(frames, (it) => it.dispose());
    const record = recordOf(model, settings);
    const video = await encodeFrames(tools.gpu.device, frames, record, report, signal, clock);
    return {
      ...video,
      widthPixels: settings.widthPixels,
      heightPixels: settings.heightPixels,
      record,
      motionSha256: made.latentSha256,
      timings: clock.read(),
    };
  } finally {
    disposer.dispose();
  }
}

/** All that the networks do; afterwards frames are cheap. */
async function makeMotion(
  model: VideoModel,
  photo: ImageBitmap,
  settings: ClipSettings,
  report: (progress: Progress) => void,
  signal: AbortSignal,
  clock: StageClock,
  disposer: ReturnType<typeof createDisposer>,
): Promise<{ readonly motion: DecodedMotion; readonly latentSha256: string }> {
  report({ kind: 'understand', fraction: 0 });
  const encoded = await clock.time('encodeImageMs', () =>
    model.encodeImage(photo, settings.workingSizePixels, signal),
  );
  disposer.keep(encoded, (it) => it.dispose());
  report({ kind: 'understand', fraction: 0.9 });
  const directed = await clock.time('encodePromptMs', () =>
    encoded.encodePrompt(settings.prompt, signal),
  );
  disposer.keep(directed, (it) => it.dispose());
  report({ kind: 'understand', fraction: 1 });

  const { seed, steps, guidance } = settings;
  const options = { seed, steps, guidance, strokes: directionStrokesOf(settings) };
  const onStep = (step: number): void =>
    report({ kind: 'denoise', fraction: step / steps, step, steps });
  const motion = await clock.time('denoiseMs', () => directed.denoise(options, onStep, signal));
  disposer.keep(motion, (it) => it.dispose());
  report({ kind: 'render', fraction: 0, frame: 0, frames: frameCountOf(settings) });
  const decoded = await clock.time('decodeMotionMs', () => motion.decode(signal));
  return { motion: decoded, latentSha256: motion.latentSha256 };
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
