import { readAv1SequenceHeader } from './av1-sequence-header';

/** 4:2:0 with chroma between the rows at the left edge, which players assume; BT.709, limited range. */
const VP9_COLOURS = '00.01.01.01.00';

/**
 * A codec's name (RFC 6381) as a file is to have it, of which the muxer makes what the file tells
 * decoders. Encoders repeat the name that they were asked for: an AV1 stream tells itself what it
 * has become, and the file has to say the same (AV1 in ISOBMFF, 2.3.3); a VP9 stream tells no
 * level, so the name asked for stands, and its colours are added.
 *
 * @param keyFrame the first that came out
 */
export function streamCodecName(asked: string, keyFrame: Uint8Array): string {
  const parts = asked.split('.');
  const [family, , , bitDepth = '08'] = parts;
  if (family === 'vp09' && parts.length === 4) return `${asked}.${VP9_COLOURS}`;
  const header = family === 'av01' ? readAv1SequenceHeader(keyFrame) : undefined;
  if (!header) return asked;
  const { profile, levelIndex, isHighTier } = header;
  const level = `${levelIndex.toString().padStart(2, '0')}${isHighTier ? 'H' : 'M'}`;
  return `av01.${profile}.${level}.${bitDepth}`;
}
