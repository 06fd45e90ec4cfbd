/** What the head of an AV1 stream says of a decoder that is to play it. */
export interface Av1SequenceHeader {
  /** `seq_profile`: 0 is Main. */
  readonly profile: number;
  /** `seq_level_idx` of the whole stream; 31 for "no limits". */
  readonly levelIndex: number;
  readonly isHighTier: boolean;
}

const SEQUENCE_HEADER = 1;
/** Levels below 4.0 have no tiers, and no bit that says which. */
const LAST_LEVEL_WITHOUT_TIERS = 7;

/**
 * Reads the sequence header out of a key frame (AV1 Bitstream & Decoding Process, 5.3 and 5.5.1).
 *
 * @returns undefined where there is none
 */
export function readAv1SequenceHeader(frame: Uint8Array): Av1SequenceHeader | undefined {
  const payload = findUnit(frame, SEQUENCE_HEADER);
  if (!payload) return undefined;
  const bits = bitsOf(payload);
  const profile = bits.read(3);
  bits.skip(1);
  const isReduced = bits.read(1) === 1;
  if (isReduced) return { profile, levelIndex: bits.read(5), isHighTier: false };
  skipTiming(bits);
  // Whether a delay of display is told, how many operating points there are, and which it is.
  bits.skip(1 + 5 + 12);
  const levelIndex = bits.read(5);
  return {
    profile,
    levelIndex,
    isHighTier: levelIndex > LAST_LEVEL_WITHOUT_TIERS && bits.read(1) === 1,
  };
}

/** The payload of the first open bitstream unit of a type. */
function findUnit(frame: Uint8Array, wanted: number): Uint8Array | undefined {
  let at = 0;
  while (at < frame.length) {
    const header = frame[at] ?? 0;
    const type = (header >> 3) & 15;
    const hasExtension = (header & 4) !== 0;
    const hasSize = (header & 2) !== 0;
    at += hasExtension ? 2 : 1;
    let sizeBytes = frame.length - at;
    if (hasSize) [sizeBytes, at] = readLeb128(frame, at);
    if (type === wanted) return frame.subarray(at, at + sizeBytes);
    at += sizeBytes;
  }
  return undefined;
}

/** @returns the number, and where what follows it begins */
function readLeb128(bytes: Uint8Array, start: number): [number, number] {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[start + index] ?? 0;
    value += (byte & 127) * 2 ** (7 * index);
    if (byte < 128) return [value, start + index + 1];
  }
  return [value, start + 8];
}

function skipTiming(bits: Bits): void {
  const hasTiming = bits.read(1) === 1;
  if (!hasTiming) return;
  bits.skip(64);
  const isEvenlyTimed = bits.read(1) === 1;
  if (isEvenlyTimed) {
    // uvlc(): as many bits follow the first 1 as there were 0s before it.
    let zeros = 0;
    while (zeros < 32 && bits.read(1) === 0) zeros += 1;
    if (zeros < 32) bits.skip(zeros);
  }
  const hasDecoderModel = bits.read(1) === 1;
  if (hasDecoderModel) bits.skip(5 + 32 + 5 + 5);
}

interface Bits {
  read(count: number): number;
  skip(count: number): void;
}

/** The most significant bit of each byte first; past the end there are zeros. */
function bitsOf(bytes: Uint8Array): Bits {
  let at = 0;
  const read = (count: number): number => {
    let value = 0;
    for (const end = at + count; at < end; at += 1) {
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    }
    return value;
  };
  return {
    read,
    skip: (count) => {
      at += count;
    },
  };
}
