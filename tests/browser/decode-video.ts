import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';

export interface DecodedFrame {
  readonly timestampSeconds: number;
  /** RGBA, row-major. */
  readonly pixels: Uint8ClampedArray;
}

export interface DecodedVideo {
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
  readonly frames: readonly DecodedFrame[];
}

/** Decodes every frame of a file by other code than that which made it. */
export async function decodeVideo(video: Blob): Promise<DecodedVideo> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(video) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('The file has no video track.');
  const frames: DecodedFrame[] = [];
  for await (const sample of new VideoSampleSink(track).samples()) {
    const canvas = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No 2D canvas.');
    sample.draw(context, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    frames.push({ timestampSeconds: sample.timestamp, pixels: data });
    sample.close();
  }
  return {
    width: track.displayWidth,
    height: track.displayHeight,
    durationSeconds: await input.computeDuration(),
    frames,
  };
}
