import type { CameraChoice, CameraReport } from '../../src/contract/camera';
import type { WorkingSizePixels } from '../../src/contract/clip';
import type { MotionReview } from '../../src/contract/review';
import type { MotionMask } from '../../src/contract/motion-mask';
import type { RegionMap, RegionMotion, RegionFactors } from '../../src/contract/regions';
import type { SketchListener } from '../../src/contract/sketch';

/** Which weights made a clip. */
export interface ModelIdentity {
  readonly id: string;
  readonly version: string;
}

export interface DenoiseOptions {
  /** Unsigned 32-bit: equal seeds give equal motion. */
  readonly seed: number;
  readonly steps: number;
  readonly guidance: number;
  /** Directions drawn by hand; they win over the prompt's where they lie. */
  readonly strokes: readonly DirectionStroke[];
  /** Told what each step has come to; left out where nobody looks. */
  readonly onSketch?: SketchListener | undefined;
}

/** A line painted on the photo and how what lies under it travels. Lengths in long sides of it. */
export interface DirectionStroke {
  /** From the photo's top left. */
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** A second. */
  readonly velocity: readonly [x: number, y: number];
}

/** How a clip moves, whatever its camera does. */
export interface SceneOptions {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  readonly frameCount: number;
  /** Frame `frameCount` is frame 0 again, and the motion runs on through the seam. */
  readonly isLoop: boolean;
  /** Scales displacements, 0..2; 1 as the model says. */
  readonly motionStrength: number;
  /** On top of it, a region at a time. */
  readonly regionStrengths: RegionFactors;
  /** Scales how fast things go, 0..2. */
  readonly motionSpeed: number;
  /** On top of it, a region at a time. */
  readonly regionSpeeds: RegionFactors;
  /** What may move; null: everything. */
  readonly mask: MotionMask | null;
}

/** A scene and the camera that it is seen with. */
export interface FrameOptions extends SceneOptions {
  readonly camera: CameraChoice;
}

/**
 * What a family of image-to-video models must offer. A clip is made by walking down the chain
 * model -> encoded photo -> directed photo -> motion -> scene -> frames; each link is only
 * reachable from the one before, so the order cannot be got wrong, and each can be reused (another
 * prompt for the same photo, another seed for the same prompt, another camera for the same scene).
 */
export interface VideoModel {
  readonly identity: ModelIdentity;
  /** @param photo full-resolution crop; stays owned by the caller and must outlive the result. */
  encodeImage(
    photo: ImageBitmap,
    workingSizePixels: WorkingSizePixels,
    signal: AbortSignal,
  ): Promise<EncodedPhoto>;
  dispose(): Promise<void>;
}

export interface EncodedPhoto {
  encodePrompt(prompt: string, signal: AbortSignal): Promise<DirectedPhoto>;
  dispose(): void;
}

export interface DirectedPhoto {
  /** @param onStep called after each finished step, counting from 1. */
  denoise(
    options: DenoiseOptions,
    onStep: (step: number) => void,
    signal: AbortSignal,
  ): Promise<Motion>;
  dispose(): void;
}

export interface Motion {
  /** Hex digest of the final latent's bytes. */
  readonly latentSha256: string;
  /** Turns the latent into what the renderer needs; slow once, then frames are cheap. */
  decode(signal: AbortSignal): Promise<DecodedMotion>;
  dispose(): void;
}

export interface DecodedMotion {
  /** What of the photo can move and how it does, the largest first. */
  readonly regions: readonly RegionMotion[];
  /** Where they lie; worked out when it is first asked for. */
  regionMap(): RegionMap;
  createScene(options: SceneOptions): Promise<MovingScene>;
  /** Measures what frames of these options would show, without making all of them. */
  review(options: FrameOptions, signal: AbortSignal): Promise<MotionReview>;
}

/** What all cameras of a clip share: preparing it takes far longer than one more film of it. */
export interface MovingScene {
  film(camera: CameraChoice): Promise<FrameSource>;
  /** Frees what the films share: dispose them first. */
  dispose(): void;
}

export interface FrameSource {
  readonly camera: CameraReport;
  /**
   * Renders one frame into an rgba8unorm texture of the output size, valid until the next call. A
   * fraction is a moment between two frames.
   */
  renderFrame(frameIndex: number): GPUTexture;
  dispose(): void;
}
