import { expect, test } from 'vitest';
import { initialDraft, settingsOf } from '../../../../src/app/clip-draft';
import {
  expectedBytes,
  expectedSeconds,
  firstRates,
  measuredRates,
} from '../../../../src/app/job/stage-costs';
import { loadRates, saveRates } from '../../../../src/app/job/stored-rates';

const settings = settingsOf(initialDraft(1), { x: 0, y: 0, width: 1600, height: 900 });

const timings = {
  loadMs: 2000,
  encodeImageMs: 1500,
  encodePromptMs: 500,
  denoiseMs: 3000,
  decodeMotionMs: 1000,
  renderMs: 30_000,
  encodeVideoMs: 10_000,
  totalMs: 48_000,
};

const made = { timings, video: new Blob([new Uint8Array(4_000_000)]) };
const wasm = { networkBackend: 'wasm', container: 'mp4', codec: 'auto' } as const;

test('the same clip again is expected to take what it took', () => {
  const rates = measuredRates(settings, made, firstRates);
  expect(expectedSeconds(settings, rates)).toMatchObject({
    compile: expect.closeTo(2),
    understand: expect.closeTo(2),
    denoise: expect.closeTo(4),
    render: expect.closeTo(30),
    encode: expect.closeTo(10),
  });
});

test('twice the length takes twice as long to draw, not to imagine', () => {
  const rates = measuredRates(settings, made, firstRates);
  const longer = expectedSeconds({ ...settings, durationSeconds: 10 }, rates);
  expect(longer.render).toBeCloseTo(60);
  expect(longer.denoise).toBeCloseTo(4);
});

test('the file grows with pixels and plays, and with the root of the frame rate', () => {
  const rates = measuredRates(settings, made, firstRates);
  expect(expectedBytes(settings, rates)).toBeCloseTo(4e6);
  expect(expectedBytes({ ...settings, playCount: 3 }, rates)).toBeCloseTo(12e6);
  expect(expectedBytes({ ...settings, heightPixels: 360 }, rates)).toBeCloseTo(2e6);
  const slower = { ...settings, framesPerSecond: settings.framesPerSecond / 4 };
  expect(expectedBytes(slower, rates)).toBeCloseTo(2e6);
});

test('a stage that did not run keeps its earlier rate', () => {
  const before = measuredRates(settings, made, firstRates);
  // The model lay loaded, the photo had been understood: only another prompt was read.
  const again = { ...timings, loadMs: 0.3, encodeImageMs: 0, encodePromptMs: 40 };
  const rates = measuredRates(settings, { ...made, timings: again }, before);
  expect(rates.compileSeconds).toBe(before.compileSeconds);
  expect(rates.understandPerMegapixel).toBe(before.understandPerMegapixel);
});

test('a camera that was not measured is weighed by the other, which keeps its own rate', () => {
  const still = measuredRates(settings, made, firstRates);
  const moving = { ...settings, camera: { kind: 'preset', preset: 'roll', strength: 1 } } as const;
  expect(expectedSeconds(moving, still).render).toBeCloseTo(60);
  expect(expectedBytes(moving, still)).toBeNull();
  const timed = { ...made, timings: { ...timings, renderMs: 50_000 } };
  const both = measuredRates(moving, timed, still);
  expect(expectedBytes(moving, both)).toBeCloseTo(4e6);
  expect(expectedSeconds(moving, both).render).toBeCloseTo(50);
  expect(expectedSeconds(settings, both).render).toBeCloseTo(30);
  const movingAlone = measuredRates(moving, timed, firstRates);
  expect(expectedSeconds(settings, movingAlone).render).toBeCloseTo(25);
});

test('rates are kept by backend, codec and model, and damaged ones are not taken', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(loadRates(store, wasm)).toBeNull();
  saveRates(store, wasm, firstRates);
  expect(loadRates(store, wasm)).toEqual(firstRates);
  expect(loadRates(store, { ...wasm, networkBackend: 'webgpu' })).toBeNull();
  expect(loadRates(store, { ...wasm, codec: 'av1' })).toBeNull();
  expect(loadRates(store, { ...wasm, pack: 'https://models.example/sky/' })).toBeNull();
  for (const damaged of [
    '{',
    '{"compileSeconds":1}',
    JSON.stringify({ ...firstRates, still: { renderPerFrameMegapixel: 1 } }),
    '[]',
    '"x"',
  ]) {
    for (const key of kept.keys()) kept.set(key, damaged);
    expect(loadRates(store, wasm)).toBeNull();
  }
});
