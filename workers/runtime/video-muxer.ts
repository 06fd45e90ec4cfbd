/** Puts encoded frames into a video file. */
export interface VideoMuxer {
  /**
   * @param meta with the decoder's configuration, each time
   * @throws what has gone wrong with the file since, as soon as it is known
   */
  add(
    chunk: EncodedVideoChunk,
    meta: EncodedVideoChunkMetadata,
    timestampMicroseconds: number,
  ): void;
  /** Resolves when what was added is written and held no more. */
  settled(): Promise<void>;
  /** Waits for what was added and gives the file. */
  finish(): Promise<Blob>;
  /** Lets go of what was written, unless the file was finished. */
  dispose(): void;
}

/** What the file says of its frames. */
export interface VideoMuxerOptions {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  /** JSON text written into the file: how the clip was made. */
  readonly metadata: string;
}
