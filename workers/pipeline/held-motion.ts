import type { ClipSettings } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type {
  DecodedMotion,
  DirectedPhoto,
  EncodedPhoto,
  VideoModel,
} from '../families/video-model';
import { cropPhoto } from './crop-photo';
import { directionStrokesOf } from './direction-strokes';

/** A motion ready to be drawn. */
export interface MadeMotion {
  readonly motion: DecodedMotion;
  readonly latentSha256: string;
}

/** Keeps what the networks made of one photo, and makes anew only what settings have changed. */
export interface HeldMotion {
  /** @throws StudioError of the stage that failed; an AbortError when cancelled */
  bring(
    settings: ClipSettings,
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<MadeMotion>;
  dispose(): void;
}

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
  /** Holds nothing of the GPU: nothing to let go. */
  let made: Omit<Link<MadeMotion>, 'release'> | undefined;

  const bringEncoded = async (
    { crop, workingSizePixels }: ClipSettings,
    signal: AbortSignal,
  ): Promise<EncodedPhoto> => {
    const key = JSON.stringify([crop, workingSizePixels]);
    if (encoded?.key === key) return encoded.value;
    dispose();
    const part = await cropPhoto(photo, crop);
    try {
      const value = await model.encodeImage(part, workingSizePixels, signal);
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

  const releaseFrom = (stage: 'photo' | 'prompt' | 'motion'): void => {
    made = undefined;
    if (stage === 'motion') return;
    directed?.release();
    directed = undefined;
    if (stage === 'prompt') return;
    encoded?.release();
    encoded = undefined;
  };

  const dispose = (): void => releaseFrom('photo');

  return {
    bring: async (settings, report, signal) => {
      report({ kind: 'understand', fraction: 0 });
      const source = await bringEncoded(settings, signal);
      report({ kind: 'understand', fraction: 0.9 });
      const direction = await bringDirected(source, settings.prompt, signal);
      report({ kind: 'understand', fraction: 1 });
      const { seed, steps, guidance, arrows } = settings;
      const key = JSON.stringify([seed, steps, guidance, arrows]);
      if (made?.key === key) return made.value;
      releaseFrom('motion');
      const onStep = (step: number): void =>
        report({ kind: 'denoise', fraction: step / steps, step, steps });
      const motion = await direction.denoise(
        { seed, steps, guidance, strokes: directionStrokesOf(settings) },
        onStep,
        signal,
      );
      try {
        const value = { motion: await motion.decode(signal), latentSha256: motion.latentSha256 };
        made = { key, value };
        return value;
      } finally {
        // What was decoded of it has been read back: the latent is of no more use.
        motion.dispose();
      }
    },
    dispose,
  };
}
