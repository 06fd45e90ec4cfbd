import type { ClipEncoding, ClipSettings } from '../../src/contract/clip';

/** What a clip's file is to hold. */
export interface ClipWriterOptions {
  readonly settings: ClipSettings;
  /** Of one play. */
  readonly frameCount: number;
  /** JSON text written into the file: how the clip was made. */
  readonly metadata: string;
}

/** Writes a frame that has been read back. */
export type WriteFrame = () => Promise<void>;

/** Makes a file of frames, whatever kind of file it is. */
export interface ClipWriter {
  readonly encoding: ClipEncoding;
  /**
   * Reads frame `index` back from a texture of rgba8unorm, gamma-encoded sRGB values. The GPU work
   * is submitted before the call returns, so the texture may be drawn over at once. Keep two or
   * three calls in flight; what they resolve to is called in the order of the frames, and waits
   * while the encoder is behind.
   *
   * @throws StudioError `encoder-failed`, when the frame is written
   */
  read(texture: GPUTexture, index: number): Promise<WriteFrame>;
  /**
   * Gives the finished file, to be called when every frame has been written.
   *
   * @throws StudioError `encoder-failed`, also if not every frame came out
   */
  finish(): Promise<Blob>;
  dispose(): void;
}
