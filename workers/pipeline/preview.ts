import type {
  FrameListener,
  PreviewCommand,
  PreviewReport,
  PreviewRequest,
} from '../../src/contract/preview';
import type { Progress } from '../../src/contract/progress';
import type { VideoModel } from '../families/video-model';
import { StudioError } from '../studio-error';
import { createHeldMotion, type HeldMotion } from './held-motion';
import { createLivePlayer, type LivePlayer } from './live-player';
import { motionMaskOf } from './motion-mask';
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

  const leave = (): void => {
    player?.clear();
    current?.held.dispose();
    current?.photo.close();
    current = undefined;
  };

  const take = (model: VideoModel, photo: ImageBitmap | null): HeldPhoto => {
    if (photo) {
      current?.held.dispose();
      current?.photo.close();
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
        mask: motionMaskOf(settings),
      });
      if (signal.aborted) {
        frames.dispose();
        signal.throwIfAborted();
      }
      await player.show({ ...settings, frames, frameCount });
      const { camera } = frames;
      return { frameCount, motionSha256: latentSha256, regions: motion.regions, camera };
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
