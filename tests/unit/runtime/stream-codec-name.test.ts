import { describe, expect, test } from 'vitest';
import { streamCodecName } from '../../../workers/runtime/stream-codec-name';

/** A temporal delimiter, and the sequence header that libaom wrote for 640 x 360. */
const SMALL = bytesOf('12 00 0a 0d 00 00 00 0c c4 ff 67 00 68 80 80 80 82 32 4b');
/** For 1920 x 1080. */
const LARGE = bytesOf('12 00 0a 0e 00 00 00 42 ab bf c3 74 06 88 08 08 08 20 32 c4');

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' '), (byte) => parseInt(byte, 16));
}

/** A sequence header of its own, from its bits. */
function headerOf(bits: string): Uint8Array {
  const bytes = bits.replaceAll(' ', '').match(/.{1,8}/gu) ?? [];
  return Uint8Array.from([
    0x0a,
    bytes.length,
    ...bytes.map((it) => parseInt(it.padEnd(8, '0'), 2)),
  ]);
}

describe('the name of an AV1 stream', () => {
  test('has the level of the stream, not the one that was asked for', () => {
    expect(streamCodecName('av01.0.13M.08', SMALL)).toBe('av01.0.01M.08');
    expect(streamCodecName('av01.0.13M.08', LARGE)).toBe('av01.0.08M.08');
  });

  test('has its tier, where its level has tiers', () => {
    const upToLevel = '000 0 0 0 0 00000 000000000000';
    expect(streamCodecName('av01.0.04M.08', headerOf(`${upToLevel} 01101 1`))).toBe(
      'av01.0.13H.08',
    );
    expect(streamCodecName('av01.0.04M.08', headerOf(`${upToLevel} 00101 1`))).toBe(
      'av01.0.05M.08',
    );
  });

  test('is found behind a timing and a decoder model', () => {
    const timing = `1 ${'1'.repeat(64)} 1 001 01 1 ${'1'.repeat(47)}`;
    const bits = `000 0 0 ${timing} 0 00000 000000000000 01001 0`;
    expect(streamCodecName('av01.0.04M.08', headerOf(bits))).toBe('av01.0.09M.08');
  });

  test('stays where the frame has no such header', () => {
    expect(streamCodecName('av01.0.13M.08', bytesOf('32 02 10 60'))).toBe('av01.0.13M.08');
    expect(streamCodecName('av01.0.13M.08', new Uint8Array())).toBe('av01.0.13M.08');
  });
});

test('the name of a VP9 stream gets its colours, that of H.264 stays', () => {
  expect(streamCodecName('vp09.00.21.08', SMALL)).toBe('vp09.00.21.08.00.01.01.01.00');
  expect(streamCodecName('vp09.00.21.08.01.02.02.02.00', SMALL)).toBe(
    'vp09.00.21.08.01.02.02.02.00',
  );
  expect(streamCodecName('avc1.64001f', SMALL)).toBe('avc1.64001f');
});
