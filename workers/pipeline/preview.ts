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
import type { MadeMotion } from './held-motion';
import { createLivePlayer, type LivePlayer } from './live-player';
import type { DeskPhoto, PhotoDesk } from './photo-desk';
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
  /** Whether something moves, so that what is held of the photo is wanted. */
  isShowing(): boolean;
  /** Plays nothing, but still shows what changes; returns the function that goes on. */
  rest(): () => void;
}

/** What the player's frames are taken of. */
interface ShownScene {
  readonly key: string;
  readonly motion: DecodedMotion;
  readonly scene: MovingScene;
}

/**
 * @param desk shared with the clips: the photo that is shown stays on it when the stage is left
 * @param isSmooth plays at the display's own rate
 */
export function createPreview(device: GPUDevice, desk: PhotoDesk, isSmooth: boolean): Preview {
  const strips = createStripMaker(device);
  let player: LivePlayer | undefined;
  let shown: ShownScene | undefined;
  /** How many wish for rest: it outlasts the player, for the stage may be entered meanwhile. */
  let rests = 0;

  const setRests = (count: number): void => {
    rests = count;
    player?.setResting(rests > 0);
  };

  const leave = (): void => {
    const left = player;
    void left?.clear();
    void desk.way.host(async () => {
      strips.clear();
      // What was shown while this waited for its turn goes too.
      await left?.clear();
      shown?.scene.dispose();
      shown = undefined;
    });
  };

  const requirePhoto = (isWanted: (it: DeskPhoto) => boolean = () => true): DeskPhoto => {
    if (desk.current && isWanted(desk.current)) return desk.current;
    throw new StudioError('unexpected', 'The preview has lost its photo. Try again.', 'retry');
  };

  const take = (model: VideoModel, { photo, photoId }: PreviewRequest): DeskPhoto => {
    const before = desk.current;
    if (!photo) return requirePhoto(({ id }) => id === photoId);
    const taken = desk.put(model, photoId, photo);
    if (taken !== before) strips.clear();
    if (taken.photo !== photo) photo.close();
    return taken;
  };

  /** Another camera needs no other scene. */
  const sceneOf = async (
    { id }: DeskPhoto,
    { motion }: MadeMotion,
    settings: ClipSettings,
  ): Promise<ShownScene> => {
    const key = JSON.stringify([id, { ...settings, camera: null }]);
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
      player = createLivePlayer(device, canvas, onFrame, isSmooth);
      player.setResting(rests > 0);
    },
    show: (model, request, report, signal, onSketch) =>
      desk.way.host(async () => {
        const { settings } = request;
        const taken = take(model, request);
        if (!player) throw new StudioError('unexpected', 'The preview has no canvas.', 'reload');
        validateSettings(settings, taken.photo);
        const made = await taken.held.bring(settings, { report, onSketch }, signal);
        const camera = await play(player, await sceneOf(taken, made, settings), settings, signal);
        return {
          frameCount: frameCountOf(settings),
          motionSha256: made.latentSha256,
          regions: made.motion.regions,
          regionMap: made.motion.regionMap(),
          camera,
        };
      }),
    review: async (settings, signal) => {
      if (!shown || !desk.current) {
        throw new StudioError(
          'invalid-request',
          'Nothing moves yet that could be measured.',
          'retry',
        );
      }
      validateSettings(settings, desk.current.photo);
      const { motion } = shown;
      const options = sceneOptionsOf(settings, motion.regionMap);
      return motion.review({ ...options, camera: settings.camera }, signal);
    },
    strip: (request, report, signal) =>
      desk.way.guest((stop) => {
        const { held, photo } = requirePhoto(() => shown !== undefined);
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
    isShowing: () => shown !== undefined,
    rest: () => {
      setRests(rests + 1);
      return () => setRests(rests - 1);
    },
  };
}
