import { GIF_RECORD_APPLICATION } from '../../contract/clip-record-marks';

const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const APPLICATION_EXTENSION = 0xff;
const IMAGE = 0x2c;
const IMAGE_DESCRIPTOR_BYTES = 10;

/** The bytes of the record in a GIF (GIF89a, 26); undefined where there are none. */
export function findGifRecord(bytes: Uint8Array): Uint8Array | undefined {
  let at = HEADER_BYTES + colourTableBytes(bytes[10]);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === EXTENSION) {
      const blocks = readSubBlocks(bytes, at + 2);
      const [name, ...data] = blocks.parts;
      const isOurs =
        bytes[at + 1] === APPLICATION_EXTENSION && textOf(name) === GIF_RECORD_APPLICATION;
      if (isOurs) return joined(data);
      at = blocks.endBytes;
    } else if (kind === IMAGE) {
      const tableBytes = colourTableBytes(bytes[at + IMAGE_DESCRIPTOR_BYTES - 1]);
      // One byte more: the least size of a code.
      at = readSubBlocks(bytes, at + IMAGE_DESCRIPTOR_BYTES + tableBytes + 1).endBytes;
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** @param flags of the screen or the image: whether there is a table, and of how many colours */
function colourTableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function readSubBlocks(bytes: Uint8Array, startBytes: number) {
  const parts: Uint8Array[] = [];
  let at = startBytes;
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) {
    parts.push(bytes.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  return { parts, endBytes: at + 1 };
}

function textOf(part: Uint8Array | undefined): string {
  return String.fromCharCode(...(part ?? []));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
