import type { VideoCodecChoice, VideoCodecName } from '../../src/contract/clip';
import type { VideoFormat } from '../../src/contract/studio-api';
import { defaultBitrate } from '../../src/contract/video-bitrate';
import { StudioError } from '../studio-error';
import { av1LevelOf } from './av1-level';
import { h264LevelOf, type H264Profile, type VideoLoad } from './h264-level';
import { vp9LevelOf } from './vp9-level';

/** A codec that this browser encodes at the size asked for. */
export interface ChosenCodec {
  readonly name: VideoCodecName;
  readonly config: VideoEncoderConfig;
}

/** Asks the browser whether it encodes a configuration; injected for tests. */
export type SupportQuery = (config: VideoEncoderConfig) => Promise<VideoEncoderSupport>;

const CODECS: readonly VideoCodecName[] = ['h264', 'vp9', 'av1'];
/** What a WebM may hold. */
export const WEBM_CODECS: readonly VideoCodecName[] = ['vp9', 'av1'];
const CODEC_TITLES = { h264: 'H.264', vp9: 'VP9', av1: 'AV1' } as const satisfies Record<
  VideoCodecName,
  string
>;
const MAXIMUM_SIDE_PIXELS = 3840;
/**
 * The codec asked for; left open, H.264 where the browser encodes it, since everything plays it,
 * else VP9, else AV1, which MP4 holds as well.
 *
 * @throws StudioError `no-video-encoder` if the browser encodes none of them at any size,
 *   `size-unsupported` if only this size, rate or codec is too much, or a side is odd
 * @param among those that the file can hold
 */
export async function chooseVideoCodec(
  load: VideoLoad,
  wanted: VideoCodecChoice = 'auto',
  isSupported: SupportQuery | undefined = supportQuery(),
  among: readonly VideoCodecName[] = CODECS,
): Promise<ChosenCodec> {
  requireSize(load);
  if (!isSupported) throw noEncoder();
  const chosen = await firstSupported(load, isSupported, wanted, among);
  if (chosen) return chosen;
  if (wanted !== 'auto' && (await firstSupported(load, isSupported, 'auto', among))) {
    throw unsupportedCodec(wanted, load);
  }
  const small = { widthPixels: 640, heightPixels: 360, framesPerSecond: 24, bitrate: 1_000_000 };
  throw (await firstSupported(small, isSupported, 'auto', among))
    ? unsupportedSize(load)
    : noEncoder();
}

/** The codecs that the browser encodes at a size and rate, the most widely played first. */
export async function findEncodableCodecs(
  format: VideoFormat,
  isSupported: SupportQuery | undefined = supportQuery(),
): Promise<VideoCodecName[]> {
  if (!isSupported) return [];
  const { widthPixels, heightPixels, framesPerSecond } = format;
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const load = { widthPixels, heightPixels, framesPerSecond, bitrate };
  const found = await Promise.all(CODECS.map((name) => firstSupported(load, isSupported, name)));
  return CODECS.filter((_, index) => found[index]);
}

async function firstSupported(
  load: VideoLoad,
  isSupported: SupportQuery,
  wanted: VideoCodecChoice = 'auto',
  among: readonly VideoCodecName[] = CODECS,
): Promise<ChosenCodec | undefined> {
  for (const { name, codec } of candidatesFor(load)) {
    if (!among.includes(name) || (wanted !== 'auto' && name !== wanted)) continue;
    const config = configOf(load, codec, name);
    // Sequential on purpose: the first that works is taken.
    const { supported } = await isSupported(config).catch(() => ({ supported: false }));
    if (supported === true) return { name, config };
  }
  return undefined;
}

/** High profile first; some phones encode Baseline alone. VP9 and AV1 with 8 bits, 4:2:0. */
function candidatesFor(load: VideoLoad): { name: VideoCodecName; codec: string }[] {
  const [vp9Level, av1Level] = [vp9LevelOf(load), av1LevelOf(load)];
  return [
    ...h264Candidate(load, 'high', '6400'),
    ...h264Candidate(load, 'baseline', '42e0'),
    ...(vp9Level === undefined ? [] : [{ name: 'vp9' as const, codec: `vp09.00.${vp9Level}.08` }]),
    ...(av1Level === undefined ? [] : [{ name: 'av1' as const, codec: `av01.0.${av1Level}.08` }]),
  ];
}

/** @param prefix RFC 6381: profile_idc and constraint flags, two hex digits each; level_idc follows */
function h264Candidate(
  load: VideoLoad,
  profile: H264Profile,
  prefix: string,
): { name: VideoCodecName; codec: string }[] {
  const level = h264LevelOf(load, profile);
  if (!level) return [];
  return [{ name: 'h264', codec: `avc1.${prefix}${level.idc.toString(16).padStart(2, '0')}` }];
}

function configOf(load: VideoLoad, codec: string, name: VideoCodecName): VideoEncoderConfig {
  return {
    codec,
    width: load.widthPixels,
    height: load.heightPixels,
    displayWidth: load.widthPixels,
    displayHeight: load.heightPixels,
    framerate: load.framesPerSecond,
    bitrate: load.bitrate,
    bitrateMode: 'variable',
    latencyMode: 'quality',
    ...(name === 'h264' && { avc: { format: 'avc' as const } }),
  };
}

function supportQuery(): SupportQuery | undefined {
  if (typeof VideoEncoder === 'undefined') return undefined;
  return (config) => VideoEncoder.isConfigSupported(config);
}

function requireSize({ widthPixels, heightPixels }: VideoLoad): void {
  const isEven = widthPixels % 2 === 0 && heightPixels % 2 === 0;
  const longest = Math.max(widthPixels, heightPixels);
  if (isEven && Math.min(widthPixels, heightPixels) > 0 && longest <= MAXIMUM_SIDE_PIXELS) return;
  throw new StudioError(
    'size-unsupported',
    `A video of ${widthPixels} x ${heightPixels} pixels cannot be made: both sides must be even and at most ${MAXIMUM_SIDE_PIXELS}.`,
    'lower-settings',
  );
}

function unsupportedSize({ widthPixels, heightPixels, framesPerSecond }: VideoLoad): StudioError {
  return new StudioError(
    'size-unsupported',
    `This browser cannot encode ${widthPixels} x ${heightPixels} pixels at ${framesPerSecond} frames a second. Choose a smaller size or a lower frame rate.`,
    'lower-settings',
  );
}

function unsupportedCodec(name: VideoCodecName, load: VideoLoad): StudioError {
  const { widthPixels, heightPixels, framesPerSecond } = load;
  return new StudioError(
    'size-unsupported',
    `This browser does not encode ${CODEC_TITLES[name]} at ${widthPixels} x ${heightPixels} pixels and ${framesPerSecond} frames a second, but it does another codec. Choose Auto as the codec, or a smaller size.`,
    'lower-settings',
  );
}

function noEncoder(): StudioError {
  return new StudioError(
    'no-video-encoder',
    'This browser cannot encode video. Use a current Chrome, Edge, Safari or Firefox.',
    'none',
  );
}
