import type { CameraPose, Extent } from './camera-pose';
import type { MotionClock } from './motion-clock';

/** Bytes of `Frame` in frame.wgsl. */
export const FRAME_UNIFORM_BYTES = 112;

/** Long sides over which the texture of skies and waters decorrelates. */
const CORRELATION_LENGTH = 0.012;

/** What the compose pass is told about one frame. */
export interface FrameUniforms {
  readonly extent: Extent;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly pose: CameraPose;
  readonly detail: number;
  /** MotionClock.driftSharesAt */
  readonly driftShares: ReturnType<MotionClock['driftSharesAt']>;
}

/** Lays the values out as `Frame` of frame.wgsl. */
export function packFrameUniforms(frame: FrameUniforms): ArrayBuffer {
  const buffer = new ArrayBuffer(FRAME_UNIFORM_BYTES);
  const floats = new Float32Array(buffer);
  const { extent, pose } = frame;
  const { air, water } = frame.driftShares;
  floats.set([extent.width, extent.height, frame.widthPixels, frame.heightPixels]);
  for (let row = 0; row < 3; row++) {
    floats.set(pose.ray.slice(3 * row, 3 * row + 3), 4 + 4 * row);
  }
  floats.set([pose.shiftX, pose.shiftY, pose.dolly, frame.detail, ...air, ...water], 16);
  floats.set([CORRELATION_LENGTH, extent.width / frame.widthPixels], 24);
  return buffer;
}
