import { type CameraPose, type Extent, FOCAL_LENGTH } from './camera-pose';
import type { RippleWaves } from './ripple-waves';

/** Bytes of `Frame` in frame.wgsl. */
export const FRAME_UNIFORM_BYTES = 320;

/** Long sides over which the texture of skies and waters decorrelates. */
const CORRELATION_LENGTH = 0.012;

/** What the compose pass is told about one frame. */
export interface FrameUniforms {
  readonly extent: Extent;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly pose: CameraPose;
  readonly detail: number;
  readonly driftPhase: number;
  readonly ripple: RippleWaves;
  /** cos - 1 and sin of each wave of `ripple`. */
  readonly waveTurns: readonly (readonly [number, number])[];
}

/** Lays the values out as `Frame` of frame.wgsl. */
export function packFrameUniforms(frame: FrameUniforms): ArrayBuffer {
  const buffer = new ArrayBuffer(FRAME_UNIFORM_BYTES);
  const floats = new Float32Array(buffer);
  const { extent, pose, ripple } = frame;
  floats.set([extent.width, extent.height, frame.widthPixels, frame.heightPixels]);
  for (let row = 0; row < 3; row++) {
    floats.set(pose.ray.slice(3 * row, 3 * row + 3), 4 + 4 * row);
  }
  floats.set([pose.shiftX, pose.shiftY, pose.dolly, frame.detail, frame.driftPhase], 16);
  floats.set([CORRELATION_LENGTH, extent.width / frame.widthPixels], 21);
  const { base, slopeX, slopeY } = ripple.plane;
  floats.set([base, slopeX, slopeY, FOCAL_LENGTH], 28);
  for (const [index, wave] of ripple.waves.entries()) {
    const [cosine, sine] = frame.waveTurns[index] ?? [0, 0];
    const { vectorX, vectorY, phase, weight } = wave;
    floats.set([vectorX, vectorY, phase, weight, cosine, sine], 32 + 8 * index);
  }
  return buffer;
}
