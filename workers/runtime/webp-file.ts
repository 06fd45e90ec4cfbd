import { WEBP_RECORD_CHUNK } from '../../src/contract/clip-record-marks';

/** A still WebP with the milliseconds that it stands. */
export interface WebpFrame {
  readonly picture: Blob;
  readonly durationMilliseconds: number;
}

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const ANIMATION_FLAG = 0x02;
/** ANMF flags: the frame replaces what was there, and stays. */
const NO_BLENDING = 0x02;
const FOREVER = 0;

/**
 * Still WebP pictures of one size as an animated one (RFC 9649, 2.7): VP8X, ANIM, an ANMF for each
 * frame, and a chunk of our own at the end, where unknown chunks belong.
 *
 * @throws RangeError if a picture is no still WebP
 */
export async function createWebpFile(
  widthPixels: number,
  heightPixels: number,
  frames: readonly WebpFrame[],
  metadata: string,
): Promise<Blob> {
  const parts: BlobPart[] = [
    chunk('VP8X', [canvasHeader(widthPixels, heightPixels)]),
    chunk('ANIM', [numbers([0xff_ff_ff_ff, 4], [FOREVER, 2])]),
  ];
  for (const { picture, durationMilliseconds } of frames) {
    const header = numbers(
      [0, 3],
      [0, 3],
      [widthPixels - 1, 3],
      [heightPixels - 1, 3],
      [durationMilliseconds, 3],
      [NO_BLENDING, 1],
    );
    // One after the other on purpose: all in memory at once would be the whole clip.
    parts.push(chunk('ANMF', [header, await pictureChunks(picture)]));
  }
  parts.push(chunk(WEBP_RECORD_CHUNK, [new TextEncoder().encode(metadata)]));
  const body = new Blob(parts);
  const head = [new TextEncoder().encode('RIFF'), numbers([body.size + 4, 4])];
  return new Blob([...head, 'WEBP', body], { type: 'image/webp' });
}

/** The chunks that hold the picture: VP8 or VP8L, and ALPH before it; metadata is left out. */
async function pictureChunks(picture: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let start = RIFF_HEADER_BYTES; start + CHUNK_HEADER_BYTES <= bytes.length;) {
    const name = String.fromCharCode(...bytes.subarray(start, start + 4));
    const end = start + CHUNK_HEADER_BYTES + evenBytes(view.getUint32(start + 4, true));
    if (['ALPH', 'VP8 ', 'VP8L'].includes(name)) parts.push(bytes.slice(start, end));
    start = end;
  }
  if (parts.length === 0) throw new RangeError('The browser made no still WebP of a frame.');
  return new Blob(parts);
}

/** VP8X: flags, three reserved bytes, width and height less one. */
function canvasHeader(widthPixels: number, heightPixels: number): Uint8Array<ArrayBuffer> {
  return numbers([ANIMATION_FLAG, 4], [widthPixels - 1, 3], [heightPixels - 1, 3]);
}

/** Name, size, payload, and a zero where the size is odd. */
function chunk(name: string, payload: readonly BlobPart[]): Blob {
  const body = new Blob([...payload]);
  const padding = new Uint8Array(evenBytes(body.size) - body.size);
  return new Blob([name, numbers([body.size, 4]), body, padding]);
}

function evenBytes(sizeBytes: number): number {
  return sizeBytes + (sizeBytes % 2);
}

/** Little-endian numbers of so many bytes each, one after the other. */
function numbers(...fields: readonly (readonly [value: number, bytes: number])[]) {
  return Uint8Array.from(
    fields.flatMap(([value, bytes]) =>
      Array.from({ length: bytes }, (_, at) => Math.floor(value / 2 ** (8 * at)) % 256),
    ),
  );
}
