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

/** A motion ready to be drawn. */
export interface MadeMotion {
  readonly motion: DecodedMotion;
  readonly latentSha256: string;
}

/** Keeps what the networks made of one photo, and makes anew only what settings have changed. */
export interface HeldMotion {
  /**
   * The motion of what is shown: the photo, the prompt and the motion are held until another one
   * is brought.
   *
   * @throws StudioError of the stage that failed; an AbortError when cancelled
   */
  bring(
    settings: ClipSettings,
    report: (progress: Progress) => void,
    signal: AbortSignal,
    onSketch?: SketchListener,
  ): Promise<MadeMotion>;
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
    signal: AbortSignal,
  ): Promise<EncodedPhoto> => {
    const key = photoKeyOf(settings);
    if (encoded?.key === key) return encoded.value;
    dispose();
    const part = await cropPhoto(photo, settings.crop);
    try {
      const value = await model.encodeImage(part, settings.workingSizePixels, signal);
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
    signal: AbortSignal,
  ): Promise<DirectedPhoto> => {
    if (directed?.key === prompt) return directed.value;
    releaseFrom('prompt');
    const value = await source.encodePrompt(prompt, signal);
    directed = { key: prompt, value, release: () => value.dispose() };
    return value;
  };

  const bringMade = async (
    direction: DirectedPhoto,
    settings: ClipSettings,
    report: (progress: Progress) => void,
    signal: AbortSignal,
    onSketch?: SketchListener,
  ): Promise<MadeMotion> => {
    const { seed, steps, guidance } = settings;
    const known = made.find(motionKeyOf(settings));
    if (known) return known;
    const onStep = (step: number): void =>
      report({ kind: 'denoise', fraction: step / steps, step, steps });
    const motion = await direction.denoise(
      { seed, steps, guidance, strokes: directionStrokesOf(settings), onSketch },
      onStep,
      signal,
    );
    try {
      const value = { motion: await motion.decode(signal), latentSha256: motion.latentSha256 };
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

  return {
    bring: async (settings, report, signal, onSketch) => {
      report({ kind: 'understand', fraction: 0 });
      const source = await bringEncoded(settings, signal);
      report({ kind: 'understand', fraction: 0.9 });
      const direction = await bringDirected(source, settings.prompt, signal);
      report({ kind: 'understand', fraction: 1 });
      const motion = await bringMade(direction, settings, report, signal, onSketch);
      made.pin(motionKeyOf(settings));
      return motion;
    },
    bringBeside: async (settings, report, signal) => {
      if (encoded?.key !== photoKeyOf(settings) || directed?.key !== settings.prompt) {
        throw new StudioError(
          'invalid-request',
          'The preview shows another part of the photo or another prompt by now. Try again.',
          'retry',
        );
      }
      report({ kind: 'understand', fraction: 1 });
      return bringMade(directed.value, settings, report, signal);
    },
    dispose,
  };
}

function photoKeyOf({ crop, workingSizePixels }: ClipSettings): string {
  return JSON.stringify([crop, workingSizePixels]);
}

function motionKeyOf({ prompt, seed, steps, guidance, arrows }: ClipSettings): string {
  return JSON.stringify([prompt, seed, steps, guidance, arrows]);
}
