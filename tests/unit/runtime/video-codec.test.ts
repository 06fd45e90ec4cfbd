import { describe, expect, test } from 'vitest';
import { defaultBitrate } from '../../../src/contract/video-bitrate';
import {
  chooseVideoCodec,
  findEncodableCodecs,
  type SupportQuery,
} from '../../../workers/runtime/video-codec';

const full = { widthPixels: 3840, heightPixels: 2160, framesPerSecond: 60, bitrate: 60e6 };
const small = { widthPixels: 640, heightPixels: 360, framesPerSecond: 24, bitrate: 2e6 };

/** A browser that encodes the codecs whose names begin so, up to a width. */
function browserWith(prefixes: readonly string[], maximumWidth = 8192): SupportQuery {
  return async (config) => ({
    config,
    supported:
      config.width <= maximumWidth && prefixes.some((prefix) => config.codec.startsWith(prefix)),
  });
}

describe('the choice of a codec', () => {
  test.each([
    ['H.264 in High profile first', ['avc1', 'vp09', 'av01'], 'h264', 'avc1.640034'],
    ['H.264 in Baseline next', ['avc1.42', 'vp09'], 'h264', 'avc1.42e034'],
    ['then VP9', ['vp09', 'av01'], 'vp9', 'vp09.00.51.08'],
    ['then AV1', ['av01'], 'av1', 'av01.0.13H.08'],
  ])('%s', async (_, prefixes, name, codec) => {
    const chosen = await chooseVideoCodec(full, 'auto', browserWith(prefixes));
    expect(chosen.name).toBe(name);
    expect(chosen.config).toMatchObject({ codec, width: 3840, height: 2160, framerate: 60 });
  });

  test.each(['h264', 'vp9', 'av1'] as const)('%s when it is asked for', async (wanted) => {
    const chosen = await chooseVideoCodec(small, wanted, browserWith(['avc1', 'vp09', 'av01']));
    expect(chosen.name).toBe(wanted);
  });

  test('a codec that is not there is told by its name, with the way out', async () => {
    await expect(chooseVideoCodec(small, 'av1', browserWith(['avc1']))).rejects.toMatchObject({
      code: 'size-unsupported',
      message: expect.stringMatching(/AV1 .*Auto as/),
    });
    await expect(chooseVideoCodec(small, 'av1', browserWith([]))).rejects.toMatchObject({
      code: 'no-video-encoder',
    });
  });

  test('H.264 comes as AVC packets, which is what MP4 holds', async () => {
    const { config } = await chooseVideoCodec(small, 'auto', browserWith(['avc1']));
    expect(config.avc).toEqual({ format: 'avc' });
  });

  test('too much for the browser is another failure than no encoder at all', async () => {
    await expect(chooseVideoCodec(full, 'auto', browserWith(['avc1'], 1920))).rejects.toMatchObject(
      {
        code: 'size-unsupported',
        recovery: 'lower-settings',
      },
    );
    await expect(chooseVideoCodec(full, 'auto', browserWith([]))).rejects.toMatchObject({
      code: 'no-video-encoder',
    });
  });

  test('a browser that rejects the question does not encode', async () => {
    const rejects: SupportQuery = () => Promise.reject(new TypeError('bad codec'));
    await expect(chooseVideoCodec(small, 'auto', rejects)).rejects.toMatchObject({
      code: 'no-video-encoder',
    });
  });

  test('without WebCodecs there is no encoder', async () => {
    // Node has none.
    await expect(chooseVideoCodec(small)).rejects.toMatchObject({ code: 'no-video-encoder' });
  });

  test.each([
    [641, 360],
    [640, 361],
    [3842, 2160],
    [0, 0],
  ])('%d x %d is no size for a video', async (widthPixels, heightPixels) => {
    const load = { ...small, widthPixels, heightPixels };
    await expect(chooseVideoCodec(load, 'auto', browserWith(['avc1']))).rejects.toMatchObject({
      code: 'size-unsupported',
      message: expect.stringContaining(`${widthPixels} x ${heightPixels}`),
    });
  });
});

describe('the codecs to choose from', () => {
  test('are those that the browser encodes at that size', async () => {
    const browser = browserWith(['avc1', 'av01'], 1920);
    expect(await findEncodableCodecs(small, browser)).toEqual(['h264', 'av1']);
    expect(await findEncodableCodecs(full, browser)).toEqual([]);
  });

  test('are none without WebCodecs', async () => {
    expect(await findEncodableCodecs(small)).toEqual([]);
  });
});

describe('the default bitrate', () => {
  test('grows with the pixels, and more slowly with the frame rate', () => {
    const base = defaultBitrate(1280, 720, 24);
    expect(defaultBitrate(2560, 720, 24)).toBe(2 * base);
    expect(defaultBitrate(1280, 720, 54) / base).toBeCloseTo(1.5, 5);
  });

  test('stays within what players take', () => {
    expect(defaultBitrate(64, 64, 12)).toBe(1_000_000);
    expect(defaultBitrate(3840, 2160, 60)).toBeLessThanOrEqual(120_000_000);
  });
});
