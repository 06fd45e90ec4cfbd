import type { CameraReport } from '../../src/contract/camera';
import type { ClipSettings } from '../../src/contract/clip';
import type {
  FrameListener,
  PreviewCommand,
  PreviewReport,
  PreviewRequest,
} from '../../src/contract/preview';
import type { Progress } from '../../src/contract/progress';
import type { MotionReview } from '../../src/contract/review';
import type { SketchListener } from '../../src/contract/sketch';
import type { Strip, StripRequest } from '../../src/contract/strip';
import type { DecodedMotion, MovingScene, VideoModel } from '../families/video-model';
import { StudioError } from '../studio-error';
import { createHeldMotion, type HeldMotion, type MadeMotion } from './held-motion';
import { createLivePlayer, type LivePlayer } from './live-player';
import { createRightOfWay } from './right-of-way';
import { sceneOptionsOf } from './scene-options';
import { createStripMaker } from './strip-maker';
import { frameCountOf, validateSettings } from './validate-settings';

/** One photo that moves under the person's hands. */
export interface Preview {
  attach(canvas: OffscreenCanvas, onFrame: FrameListener): void;
  /** @throws StudioError of the stage that failed; an AbortError when cancelled */
  show(
    model: VideoModel,
    request: PreviewRequest,
    report: (progress: Progress) => void,
    signal: AbortSignal,
    onSketch: SketchListener,
  ): Promise<PreviewReport>;
  /** @throws StudioError `invalid-request` where nothing is shown; an AbortError when cancelled */
  review(settings: ClipSettings, signal: AbortSignal): Promise<MotionReview>;
  /**
   * Draws a few pictures of what is shown, with another camera or seed; gives way to `show`.
   *
   * @throws StudioError of the stage that failed; an AbortError when cancelled
   */
  strip(
    request: StripRequest,
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Strip>;
  steer(command: PreviewCommand): void;
  /** Holds still while a clip is made; returns the function that goes on. */
  suspend(): () => void;
}

interface HeldPhoto {
  readonly photo: ImageBitmap;
  readonly held: HeldMotion;
}

/** What the player's frames are taken of. */
interface ShownScene {
  readonly key: string;
  readonly motion: DecodedMotion;
  readonly scene: MovingScene;
}

export function createPreview(device: GPUDevice): Preview {
  /** Showing comes first, strips are guests: both use what is held of the photo. */
  const way = createRightOfWay();
  const strips = createStripMaker(device);
  let player: LivePlayer | undefined;
  let current: HeldPhoto | undefined;
  let shown: ShownScene | undefined;
  /** Tells the scenes of one photo from another's. */
  let photoNumber = 0;

  const release = (): void => {
    strips.clear();
    current?.held.dispose();
    current?.photo.close();
    current = undefined;
    photoNumber += 1;
  };

  const leave = (): void => {
    const left = player;
    void left?.clear();
    void way.host(async () => {
      release();
      // What was shown while this waited for its turn goes too.
      await left?.clear();
      shown?.scene.dispose();
      shown = undefined;
    });
  };

  const requirePhoto = (): HeldPhoto => {
    if (current) return current;
    throw new StudioError('unexpected', 'The preview has lost its photo. Try again.', 'retry');
  };

  const take = (model: VideoModel, photo: ImageBitmap | null): HeldPhoto => {
    if (photo) {
      release();
      current = { photo, held: createHeldMotion(model, photo) };
    }
    return requirePhoto();
  };

  /** Another camera needs no other scene. */
  const sceneOf = async ({ motion }: MadeMotion, settings: ClipSettings): Promise<ShownScene> => {
    const key = JSON.stringify([photoNumber, { ...settings, camera: null }]);
    if (shown?.key === key) return shown;
    return {
      key,
      motion,
      scene: await motion.createScene(sceneOptionsOf(settings, motion.regionMap)),
    };
  };

  const play = async (
    screen: LivePlayer,
    next: ShownScene,
    settings: ClipSettings,
    signal: AbortSignal,
  ): Promise<CameraReport> => {
    const before = shown;
    try {
      const frames = await next.scene.film(settings.camera);
      if (signal.aborted) frames.dispose();
      signal.throwIfAborted();
      shown = next;
      await screen.show({ ...settings, frames, frameCount: frameCountOf(settings) });
      return frames.camera;
    } finally {
      const unused = shown === next ? before : next;
      if (unused !== shown) unused?.scene.dispose();
    }
  };

  return {
    attach: (canvas, onFrame) => {
      void player?.clear();
      player = createLivePlayer(device, canvas, onFrame);
    },
    show: (model, { photo, settings }, report, signal, onSketch) =>
      way.host(async () => {
        const { held, photo: whole } = take(model, photo);
        if (!player) throw new StudioError('unexpected', 'The preview has no canvas.', 'reload');
        validateSettings(settings, whole);
        const made = await held.bring(settings, report, signal, onSketch);
        const camera = await play(player, await sceneOf(made, settings), settings, signal);
        return {
          frameCount: frameCountOf(settings),
          motionSha256: made.latentSha256,
          regions: made.motion.regions,
          regionMap: made.motion.regionMap(),
          camera,
        };
      }),
    review: async (settings, signal) => {
      if (!shown || !current) {
        throw new StudioError(
          'invalid-request',
          'Nothing moves yet that could be measured.',
          'retry',
        );
      }
      validateSettings(settings, current.photo);
      const { motion } = shown;
      const options = sceneOptionsOf(settings, motion.regionMap);
      return motion.review({ ...options, camera: settings.camera }, signal);
    },
    strip: (request, report, signal) =>
      way.guest((stop) => {
        const { held, photo } = requirePhoto();
        validateSettings(request.settings, photo);
        return strips.make(held, request, report, stop);
      }, signal),
    steer: (command) => {
      switch (command.kind) {
        case 'play':
          return player?.play();
        case 'pause':
          return player?.pause();
        case 'seek':
          return player?.seek(command.frame);
        case 'leave':
          return leave();
      }
    },
    suspend: () => player?.suspend() ?? (() => {}),
  };
}
