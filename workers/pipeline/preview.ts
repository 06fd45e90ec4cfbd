import { motionMaskOf } from '../../src/contract/motion-mask';
import type {
  FrameListener,
  PreviewCommand,
  PreviewReport,
  PreviewRequest,
} from '../../src/contract/preview';
import type { ClipSettings } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type { MotionReview } from '../../src/contract/review';
import type { DecodedMotion, VideoModel } from '../families/video-model';
import { StudioError } from '../studio-error';
import { createHeldMotion, type HeldMotion } from './held-motion';
import { createLivePlayer, type LivePlayer } from './live-player';
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
  ): Promise<PreviewReport>;
  /** @throws StudioError `invalid-request` where nothing is shown; an AbortError when cancelled */
  review(settings: ClipSettings, signal: AbortSignal): Promise<MotionReview>;
  steer(command: PreviewCommand): void;
  /** Holds still while a clip is made; returns the function that goes on. */
  suspend(): () => void;
}

interface HeldPhoto {
  readonly photo: ImageBitmap;
  readonly held: HeldMotion;
}

export function createPreview(device: GPUDevice): Preview {
  let player: LivePlayer | undefined;
  let current: HeldPhoto | undefined;
  /** What plays. */
  let shown: DecodedMotion | undefined;

  const leave = (): void => {
    shown = undefined;
    player?.clear();
    current?.held.dispose();
    current?.photo.close();
    current = undefined;
  };

  const take = (model: VideoModel, photo: ImageBitmap | null): HeldPhoto => {
    if (photo) {
      current?.held.dispose();
      current?.photo.close();
      shown = undefined;
      current = { photo, held: createHeldMotion(model, photo) };
    }
    if (!current) {
      throw new StudioError('unexpected', 'The preview has lost its photo. Try again.', 'retry');
    }
    return current;
  };

  return {
    attach: (canvas, onFrame) => {
      player?.clear();
      player = createLivePlayer(device, canvas, onFrame);
    },
    show: async (model, { photo, settings }, report, signal) => {
      const { held, photo: whole } = take(model, photo);
      if (!player) throw new StudioError('unexpected', 'The preview has no canvas.', 'reload');
      validateSettings(settings, whole);
      const { motion, latentSha256 } = await held.bring(settings, report, signal);
      const frameCount = frameCountOf(settings);
      const frames = await motion.createFrames({
        ...settings,
        frameCount,
        mask: motionMaskOf(settings, motion.regionMap),
      });
      if (signal.aborted) {
        frames.dispose();
        signal.throwIfAborted();
      }
      shown = motion;
      await player.show({ ...settings, frames, frameCount });
      const { regions } = motion;
      const { camera } = frames;
      const regionMap = motion.regionMap();
      return { frameCount, motionSha256: latentSha256, regions, regionMap, camera };
    },
    review: async (settings, signal) => {
      if (!shown || !current) {
        throw new StudioError(
          'invalid-request',
          'Nothing moves yet that could be measured.',
          'retry',
        );
      }
      validateSettings(settings, current.photo);
      const frameCount = frameCountOf(settings);
      const mask = motionMaskOf(settings, shown.regionMap);
      return shown.review({ ...settings, frameCount, mask }, signal);
    },
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
