import type { ClipSettings } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type { SketchListener } from '../../src/contract/sketch';
import type {
  DecodedMotion,
  DirectedPhoto,
  EncodedPhoto,
  VideoModel,
} from '../families/video-model';
import { StudioError } from '../studio-error';
import { cropPhoto } from './crop-photo';
import { directionStrokesOf } from './direction-strokes';
import { createRecentlyUsed } from './recently-used';
import type { StageClock } from './stage-clock';

/** A motion ready to be drawn. */
export interface MadeMotion {
  readonly motion: DecodedMotion;
  readonly latentSha256: string;
}

/** Who hears of a motion while it is made. */
export interface MotionWatch {
  readonly report: (progress: Progress) => void;
  readonly onSketch?: SketchListener | undefined;
  /** Adds up what each stage takes; what was held takes nothing. */
  readonly clock?: StageClock | undefined;
}

/** Keeps what the networks made of one photo, and makes anew only what settings have changed. */
export interface HeldMotion {
  /**
   * The motion of what is shown: the photo, the prompt and the motion are held until another one
   * is brought.
   *
   * @throws StudioError of the stage that failed; an AbortError when cancelled
   */
  bring(settings: ClipSettings, watch: MotionWatch, signal: AbortSignal): Promise<MadeMotion>;
  /** Whether these settings are of the part of the photo and the prompt that are held. */
  covers(settings: ClipSettings): boolean;
  /**
   * One more motion of the photo and the prompt that are held; lets none of them go.
   *
   * @throws StudioError besides as `bring`: `invalid-request` for another photo part or prompt
   */
  bringBeside: HeldMotion['bring'];
  dispose(): void;
}

/** What several things are drawn from; tens of megabytes of the processor's memory each at most. */
const MOTIONS_HELD = 6;

/** One link of the chain from photo to motion: what it was made for, and how to let it go. */
interface Link<T> {
  readonly key: string;
  readonly value: T;
  readonly release: () => void;
}

/** @param photo owned by the caller; must outlive the result */
export function createHeldMotion(model: VideoModel, photo: ImageBitmap): HeldMotion {
  let encoded: Link<EncodedPhoto> | undefined;
  let directed: Link<DirectedPhoto> | undefined;
  /** Motions hold nothing of the GPU: nothing to let go. */
  const made = createRecentlyUsed<MadeMotion>(MOTIONS_HELD);

  const bringEncoded = async (
    settings: ClipSettings,
    { clock }: MotionWatch,
    signal: AbortSignal,
  ): Promise<EncodedPhoto> => {
    const key = photoKeyOf(settings);
    if (encoded?.key === key) return encoded.value;
    dispose();
    const part = await cropPhoto(photo, settings.crop);
    try {
      const value = await timed(clock, 'encodeImageMs', () =>
        model.encodeImage(part, settings.workingSizePixels, signal),
      );
      const release = (): void => {
        value.dispose();
        part.close();
      };
      encoded = { key, value, release };
      return value;
    } catch (error) {
      part.close();
      throw error;
    }
  };

  const bringDirected = async (
    source: EncodedPhoto,
    prompt: string,
    { clock }: MotionWatch,
    signal: AbortSignal,
  ): Promise<DirectedPhoto> => {
    if (directed?.key === prompt) return directed.value;
    releaseFrom('prompt');
    const value = await timed(clock, 'encodePromptMs', () => source.encodePrompt(prompt, signal));
    directed = { key: prompt, value, release: () => value.dispose() };
    return value;
  };

  const bringMade = async (
    direction: DirectedPhoto,
    settings: ClipSettings,
    { report, onSketch, clock }: MotionWatch,
    signal: AbortSignal,
  ): Promise<MadeMotion> => {
    const { seed, steps, guidance } = settings;
    const known = made.find(motionKeyOf(settings));
    if (known) return known;
    const onStep = (step: number): void =>
      report({ kind: 'denoise', fraction: step / steps, step, steps });
    const options = { seed, steps, guidance, strokes: directionStrokesOf(settings), onSketch };
    const motion = await timed(clock, 'denoiseMs', () =>
      direction.denoise(options, onStep, signal),
    );
    try {
      const decoded = await timed(clock, 'decodeMotionMs', () => motion.decode(signal));
      const value = { motion: decoded, latentSha256: motion.latentSha256 };
      made.keep(motionKeyOf(settings), value);
      return value;
    } finally {
      // What was decoded of it has been read back: the latent is of no more use.
      motion.dispose();
    }
  };

  const releaseFrom = (stage: 'photo' | 'prompt'): void => {
    directed?.release();
    directed = undefined;
    // A motion of another prompt plays on when the one that was to follow it is stopped.
    if (stage === 'prompt') return;
    made.clear();
    encoded?.release();
    encoded = undefined;
  };

  const dispose = (): void => releaseFrom('photo');

  const covers = (settings: ClipSettings): boolean =>
    encoded?.key === photoKeyOf(settings) && directed?.key === settings.prompt;

  return {
    bring: async (settings, watch, signal) => {
      signal.throwIfAborted();
      watch.report({ kind: 'understand', fraction: 0 });
      const source = await bringEncoded(settings, watch, signal);
      watch.report({ kind: 'understand', fraction: 0.9 });
      const direction = await bringDirected(source, settings.prompt, watch, signal);
      watch.report({ kind: 'understand', fraction: 1 });
      const motion = await bringMade(direction, settings, watch, signal);
      made.pin(motionKeyOf(settings));
      return motion;
    },
    covers,
    bringBeside: async (settings, watch, signal) => {
      signal.throwIfAborted();
      if (!directed || !covers(settings)) {
        throw new StudioError(
          'invalid-request',
          'The preview shows another part of the photo or another prompt by now. Try again.',
          'retry',
        );
      }
      watch.report({ kind: 'understand', fraction: 1 });
      return bringMade(directed.value, settings, watch, signal);
    },
    dispose,
  };
}

function timed<T>(
  clock: StageClock | undefined,
  stage: Parameters<StageClock['time']>[0],
  task: () => Promise<T>,
): Promise<T> {
  return clock ? clock.time(stage, task) : task();
}

function photoKeyOf({ crop, workingSizePixels }: ClipSettings): string {
  return JSON.stringify([crop, workingSizePixels]);
}

function motionKeyOf({ prompt, seed, steps, guidance, arrows }: ClipSettings): string {
  return JSON.stringify([prompt, seed, steps, guidance, arrows]);
}
