import { GIFEncoder } from 'gifenc';
import { GIF_RECORD_APPLICATION } from '../../src/contract/clip-record-marks';
import type { ClipWriter, ClipWriterOptions } from './clip-writer';
import { createGifPalette, PALETTE_COLOURS, type GifColour, type GifPalette } from './gif-palette';
import { createPictureReader } from './picture-reader';

const FOREVER = 0;
/** The frame stays, and the next one is laid over it. */
const LEAVE_IN_PLACE = 1;
const AS_BEFORE = PALETTE_COLOURS;
const LONGEST_SUB_BLOCK_BYTES = 255;

/** An animated GIF (GIF89a) that loops for ever. */
export function createGifWriter(
  device: GPUDevice,
  { settings, metadata }: ClipWriterOptions,
): ClipWriter {
  const { widthPixels, heightPixels, framesPerSecond } = settings;
  const reader = createPictureReader(device, widthPixels, heightPixels);
  const frames = createGifFrames(widthPixels, heightPixels, framesPerSecond, metadata);
  return {
    encoding: 'gif',
    read: async (texture, index) => {
      const pixels = await reader.read(texture);
      return async () => frames.add(pixels, index);
    },
    finish: async () => frames.finish(),
    dispose: reader.dispose,
  };
}

/** The frames of a GIF, in their order. */
export interface GifFrames {
  /** @param pixels RGBA, row by row */
  add(pixels: Uint8ClampedArray, index: number): void;
  finish(): Blob;
}

/** Only what differs from the frame before is written: a photo of which little moves stays small. */
export function createGifFrames(
  widthPixels: number,
  heightPixels: number,
  framesPerSecond: number,
  metadata: string,
): GifFrames {
  const gif = GIFEncoder();
  const parts: Blob[] = [];
  let palette: GifPalette | undefined;
  let shown: Uint8Array | undefined;

  /** The encoder's memory is handed on, frame by frame; the browser may put blobs on the disk. */
  function flush(): void {
    parts.push(new Blob([gif.stream.bytes()]));
    gif.stream.reset();
  }

  return {
    add(pixels, index) {
      const isFirst = palette === undefined;
      palette ??= createGifPalette(pixels);
      const indices = palette.indicesOf(pixels, widthPixels);
      gif.writeFrame(shown ? changesOf(shown, indices) : indices, widthPixels, heightPixels, {
        ...(isFirst && { palette: paddedPalette(palette), repeat: FOREVER }),
        delay: delayOf(index, framesPerSecond) * 10,
        transparent: !isFirst,
        transparentIndex: AS_BEFORE,
        dispose: LEAVE_IN_PLACE,
      });
      shown = indices;
      flush();
    },
    finish() {
      parts.push(new Blob([recordExtension(metadata)]));
      gif.finish();
      flush();
      return new Blob(parts, { type: 'image/gif' });
    },
  };
}

/** Hundredths of a second that frame `index` stands, so that all together last as long as asked. */
export function delayOf(index: number, framesPerSecond: number): number {
  const at = (frame: number): number => Math.round((frame * 100) / framesPerSecond);
  return at(index + 1) - at(index);
}

function changesOf(before: Uint8Array, now: Uint8Array): Uint8Array {
  return now.map((index, at) => (index === before[at] ? AS_BEFORE : index));
}

/** A picture of few colours has a palette of 256 as well: the index "as before" is in it. */
function paddedPalette({ colours }: GifPalette): GifPalette['colours'] {
  const missing = PALETTE_COLOURS + 1 - colours.length;
  return [...colours, ...Array.from({ length: missing }, (): GifColour => [0, 0, 0])];
}

/** Application extension (GIF89a, 26): identifier, then sub-blocks of at most 255 bytes. */
function recordExtension(json: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(json);
  const bytes: number[] = [0x21, 0xff, GIF_RECORD_APPLICATION.length];
  bytes.push(...new TextEncoder().encode(GIF_RECORD_APPLICATION));
  for (let start = 0; start < text.length; start += LONGEST_SUB_BLOCK_BYTES) {
    const block = text.subarray(start, start + LONGEST_SUB_BLOCK_BYTES);
    bytes.push(block.length, ...block);
  }
  bytes.push(0);
  return Uint8Array.from(bytes);
}
