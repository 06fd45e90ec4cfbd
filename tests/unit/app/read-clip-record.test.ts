import { describe, expect, test } from 'vitest';
import { parseClipRecord } from '../../../src/app/parse-clip-record';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { NO_AXES } from '../../../src/contract/camera-axes';
import { createClipRecordBox } from '../../../workers/runtime/clip-record-box';
import { exampleRecord } from '../../fixtures/example-record';

const KEYFRAMES = [
  { at: 0.25, axes: { ...NO_AXES, truck: -0.5 }, easing: 'hold' },
  { at: 1, axes: { ...NO_AXES, dolly: 1.25 }, easing: 'ease-in-out' },
];

function boxOf(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const box = new Uint8Array(8 + payload.length);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(new TextEncoder().encode(type), 4);
  box.set(payload, 8);
  return box;
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

const fileType = boxOf('ftyp', new TextEncoder().encode('isomavc1'));
const media = boxOf('mdat', new Uint8Array(500).fill(7));
const recordBox = createClipRecordBox(JSON.stringify(exampleRecord));
const clip = join(fileType, media, recordBox);

/** A file that counts how much of it is asked for. */
class CountedBlob extends Blob {
  askedBytes = 0;

  override slice(start = 0, end = this.size, type?: string): Blob {
    this.askedBytes += Math.min(end, this.size) - start;
    return super.slice(start, end, type);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    this.askedBytes += this.size;
    return super.arrayBuffer();
  }
}

/** Mulberry32: the same mutations on every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('the record in a clip', () => {
  test('is read as it was written', async () => {
    expect(await readClipRecord(new Blob([clip]))).toEqual(exampleRecord);
  });

  test('is found behind boxes of 64-bit sizes and other uuid boxes', async () => {
    const long = new Uint8Array(16 + 300);
    new DataView(long.buffer).setUint32(0, 1);
    new DataView(long.buffer).setBigUint64(8, BigInt(long.length));
    long.set(new TextEncoder().encode('mdat'), 4);
    const foreign = boxOf('uuid', new Uint8Array(40));
    const file = join(fileType, long, foreign, recordBox, media);
    expect(await readClipRecord(new Blob([file]))).toEqual(exampleRecord);
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a text', new TextEncoder().encode('{"format":1} is no film at all, is it?')],
    ['a film of someone else', join(fileType, media)],
    ['a record cut short', clip.slice(0, -20)],
    ['a record that is no JSON', join(fileType, createClipRecordBox('{"format":'))],
    [
      'a record that is no UTF-8',
      join(recordBox.map((byte, index) => (index === 40 ? 0xff : byte))),
    ],
    ['a box of size 2', join(fileType, Uint8Array.of(0, 0, 0, 2, 117, 117, 105, 100), recordBox)],
    [
      'a 64-bit size beyond all files',
      join(Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 1), new Uint8Array(8).fill(255), recordBox),
    ],
    ['a record of two megabytes', createClipRecordBox(`"${'x'.repeat(2 * 1024 * 1024)}"`)],
  ])('is not there in %s', async (_, file) => {
    expect(await readClipRecord(new Blob([file]))).toBeUndefined();
  });

  test('is found in a large file, of which little is read', async () => {
    const media64 = boxOf('mdat', new Uint8Array(64 * 1024 * 1024));
    const file = new CountedBlob([join(fileType), media64, recordBox]);
    expect(await readClipRecord(file)).toEqual(exampleRecord);
    expect(file.askedBytes).toBeLessThan(256 * 1024);
  });

  test('is not looked for to the end in a file of nothing but heads', async () => {
    const heads = new Uint8Array(8 * 200_000);
    for (let at = 0; at < heads.length; at += 8) heads.set([0, 0, 0, 8, 102, 114, 101, 101], at);
    expect(await readClipRecord(new Blob([heads, recordBox]))).toBeUndefined();
  });

  test('never throws and never hangs on damaged files', async () => {
    const random = createRandom(1);
    const read = [];
    for (let round = 0; round < 3000; round += 1) {
      const damaged = clip.slice(0, random(8) === 0 ? random(clip.length) : clip.length);
      const isHeader = random(2) === 0;
      for (let change = 0; change <= random(4); change += 1) {
        damaged[random(isHeader ? 20 : damaged.length)] = random(256);
      }
      read.push(await readClipRecord(new Blob([damaged])));
    }
    // Damage within the media leaves the record alone: the mutations reach both cases.
    const records = read.filter((record) => record !== undefined);
    expect(records.length).toBeGreaterThan(100);
    expect(records.length).toBeLessThan(2900);
  });
});

describe('parsing a record', () => {
  const { settings } = exampleRecord;

  test.each([
    ['camera of the prompt', { kind: 'prompt' }],
    ['preset', { kind: 'preset', preset: 'dolly-zoom', strength: 1 }],
    ['path', { kind: 'path', keyframes: KEYFRAMES }],
  ])('a %s is kept', (_, camera) => {
    const record = { ...exampleRecord, settings: { ...settings, camera } };
    expect(parseClipRecord(record)).toEqual(record);
  });

  test('a clip of before there was a codec to choose plays once, in any', () => {
    const { codec: _codec, playCount: _playCount, ...older } = settings;
    const found = parseClipRecord({ ...exampleRecord, settings: older });
    expect(found?.settings).toMatchObject({ codec: 'auto', playCount: 1 });
  });

  test('a clip of before there were masks or arrows has none', () => {
    const { mask: _mask, arrows: _arrows, ...unpainted } = settings;
    const { regionStrengths: _strengths, regionSpeeds: _speeds, ...older } = unpainted;
    const found = parseClipRecord({ ...exampleRecord, settings: older });
    expect(found?.settings).toMatchObject({
      mask: [],
      arrows: [],
      regionStrengths: {},
      regionSpeeds: {},
    });
  });

  test('a stroke of before brushes were soft is as sharp as it was; places and erasers are kept', () => {
    const older = { kind: 'freeze', radiusPixels: 9, points: [1, 2] };
    const mask = [
      { ...older, kind: 'erase', softness: 0.5 },
      { kind: 'place', region: 'person', isStill: true, x: 4, y: 5 },
    ];
    const found = parseClipRecord({
      ...exampleRecord,
      settings: { ...settings, mask: [older, ...mask] },
    });
    expect(found?.settings.mask).toEqual([{ ...older, softness: 0 }, ...mask]);
  });

  test('fields that the contract does not know are left out', () => {
    const record = { ...exampleRecord, extra: 1, settings: { ...settings, __proto__: null, x: 2 } };
    expect(parseClipRecord(record)).toEqual(exampleRecord);
  });

  test.each([
    { format: 2 },
    { generator: 'other' },
    { appVersion: 1 },
    { model: null },
    { model: { id: 'a' } },
    { settings: [] },
    ...[
      { prompt: 5 },
      { prompt: 'x'.repeat(10_001) },
      { seed: -1 },
      { seed: 1.5 },
      { seed: 2 ** 32 },
      { steps: 9 },
      { guidance: Number.NaN },
      { motionStrength: '1' },
      { motionSpeed: 3 },
      { camera: { kind: 'preset', preset: 'constructor', strength: 1 } },
      { camera: { kind: 'axes', axes: { truck: 1 } } },
      { camera: { kind: 'free' } },
      { camera: { kind: 'path' } },
      { camera: { kind: 'path', keyframes: [] } },
      { camera: { kind: 'path', keyframes: KEYFRAMES.toReversed() } },
      { camera: { kind: 'path', keyframes: [{ ...KEYFRAMES[0], at: 0 }] } },
      { camera: { kind: 'path', keyframes: [{ ...KEYFRAMES[0], at: 1.1 }] } },
      { camera: { kind: 'path', keyframes: [{ ...KEYFRAMES[0], easing: 'bounce' }] } },
      { camera: { kind: 'path', keyframes: [{ ...KEYFRAMES[0], axes: { truck: 1 } }] } },
      { camera: { kind: 'path', keyframes: Array(9).fill(KEYFRAMES[0]) } },
      { isLoop: 0 },
      { playCount: 0 },
      { playCount: 2.5 },
      { codec: 'hevc' },
      { durationSeconds: 1e9 },
      { framesPerSecond: 0 },
      { widthPixels: 640.5 },
      { heightPixels: 100_000 },
      { workingSizePixels: 300 },
      { crop: { x: -1, y: 0, width: 10, height: 10 } },
      { crop: { x: 0, y: 0, width: 0, height: 10 } },
      { arrows: Array.from({ length: 9 }, () => ({ fromX: 0, fromY: 0, toX: 1, toY: 1 })) },
      { arrows: [{ fromX: 0, fromY: 0, toX: 1 }] },
      { regionStrengths: { sky: 3 } },
      { regionSpeeds: { sky: 3 } },
      { regionSpeeds: { moon: 1 } },
      { regionStrengths: { toString: 1 } },
      { regionStrengths: [1] },
      { arrows: [{ fromX: 0, fromY: 0, toX: 1, toY: Number.NaN }] },
      { mask: {} },
      { mask: [{ kind: 'place', region: 'moon', isStill: true, x: 4, y: 5 }] },
      { mask: [{ kind: 'freeze', radiusPixels: 1, softness: 1.5, points: [0, 0] }] },
      { mask: [{ kind: 'smudge', radiusPixels: 1, points: [0, 0] }] },
      { mask: [{ kind: 'move', radiusPixels: -1, points: [0, 0] }] },
      { mask: [{ kind: 'move', radiusPixels: 1, points: [] }] },
      { mask: [{ kind: 'move', radiusPixels: 1, points: [0, 0, 1] }] },
      { mask: [{ kind: 'move', radiusPixels: 1, points: [0, Infinity] }] },
    ].map((change) => ({ settings: { ...settings, ...change } })),
  ])('%j is refused', (change) => {
    expect(parseClipRecord({ ...exampleRecord, ...change })).toBeUndefined();
  });

  test.each([null, undefined, 1, 'text', [], {}])('%j is no record', (json) => {
    expect(parseClipRecord(json)).toBeUndefined();
  });
});
