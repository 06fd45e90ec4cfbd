import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { initialDraft, settingsOf, type ClipDraft } from '../../../src/app/clip-draft';
import { createDraftState } from '../../../src/app/draft-state';
import { createEstimates } from '../../../src/app/estimate-state';
import type { FinishedClip, Job } from '../../../src/app/job/job';
import { firstRates, measuredRates } from '../../../src/app/job/stage-costs';
import { loadRates, saveRates } from '../../../src/app/job/stored-rates';
import type { Photo } from '../../../src/app/photo/photo';
import type { ClipSettings } from '../../../src/contract/clip';
import { CLIP_CONTAINERS } from '../../../src/contract/clip-container';
import type { DeviceReport } from '../../../src/contract/device';
import { defaultBitrate } from '../../../src/contract/video-bitrate';

const APP_PACK = 'https://app.example/pack/';
const SECONDS = 2 + 4 + 5 + 20 + 10;
const photo = signal<Photo | null>({
  bitmap: { width: 1600, height: 900, close: () => undefined },
  file: new Blob(),
  name: 'lake.jpg',
  widthPixels: 1600,
  heightPixels: 900,
  notes: [],
});
const device: DeviceReport = {
  adapter: 'Test adapter',
  isSoftwareAdapter: true,
  networkBackend: 'wasm',
  precision: 'f32',
  hasShaderF16: false,
  limits: { maxBufferSize: 1, maxStorageBufferBindingSize: 1 },
  backendReason: 'The adapter is software.',
};

/** A page on which clips of these settings have taken the seconds and bytes that are told. */
function open(changes: Partial<ClipDraft> = {}) {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const draft = createDraftState(photo, { ...initialDraft(1), ...changes });
  const choice = { packUrl: signal(APP_PACK), rateNameOf: () => '' };
  const jobs = {
    device: signal<DeviceReport | null>(device),
    job: signal<Job>({ kind: 'idle' }),
    latest: signal<FinishedClip | null>(null),
  };
  const crop = draft.crop.peek();
  if (!crop) throw new Error('no crop');
  const measured = (settings: ClipSettings, sizeBytes: number): void => {
    const timings = {
      loadMs: 2000,
      encodeImageMs: 3000,
      encodePromptMs: 1000,
      denoiseMs: 4000,
      decodeMotionMs: 1000,
      renderMs: 20_000,
      encodeVideoMs: 10_000,
      totalMs: 41_000,
    };
    const video = new Blob([new Uint8Array(sizeBytes)]);
    const which = { networkBackend: 'wasm', ...settings, pack: '' };
    const earlier = loadRates(store, which) ?? firstRates;
    saveRates(store, which, measuredRates(settings, { timings, video }, earlier));
  };
  const settings = (): ClipSettings => settingsOf(draft.draft.peek(), crop);
  return {
    estimates: createEstimates({ store, draft, jobs, choice }),
    draft,
    jobs,
    measured,
    settings,
  };
}

describe.each(CLIP_CONTAINERS)('a clip in %s', (container) => {
  const others = CLIP_CONTAINERS.filter((other) => other !== container);

  test('is expected to take what one like it took, and tells nothing of other kinds', () => {
    const { estimates, settings, measured } = open({ container, durationSeconds: 5 });
    const before = estimates.of(settings());
    expect(before?.seconds ?? null).toBeNull();
    measured(settings(), 300_000);
    const estimate = {
      seconds: expect.closeTo(SECONDS),
      sizeBytes: expect.closeTo(300_000),
    };
    expect(estimates.of(settings())).toEqual(estimate);
    expect(estimates.ofDraft.value).toEqual(estimate);
    for (const other of others) {
      const ofOther = estimates.of({ ...settings(), container: other });
      expect(ofOther?.seconds ?? null).toBeNull();
    }
  });

  test('of twice the length takes twice the bytes, and longer only to draw and to write', () => {
    const { estimates, settings, measured } = open({ container, durationSeconds: 5 });
    measured(settings(), 300_000);
    expect(estimates.of({ ...settings(), durationSeconds: 10 })).toMatchObject({
      seconds: expect.closeTo(SECONDS + 20 + 10),
      sizeBytes: expect.closeTo(600_000),
    });
  });

  test('of four times the frames grows as this kind of file does', () => {
    const { estimates, settings, measured } = open({ container, framesPerSecond: 12 });
    measured(settings(), 100_000);
    expect(estimates.of({ ...settings(), framesPerSecond: 48 })).toMatchObject({
      seconds: expect.closeTo(SECONDS + 3 * (20 + 10)),
      // Every picture of a WebP is whole.
      sizeBytes: expect.closeTo(container === 'webp' ? 400_000 : 200_000),
    });
  });

  test('finds the networks’ time again, whatever codec the draft remembers', () => {
    const { estimates, settings, measured } = open({ container, codec: 'h264' });
    expect(estimates.networkSeconds(APP_PACK)).toBeNull();
    measured(settings(), 300_000);
    expect(estimates.networkSeconds(APP_PACK)).toBeGreaterThan(0);
  });
});

test('an animated picture is expected at the size that it is made in', () => {
  const { estimates, draft, measured, settings } = open({
    container: 'gif',
    size: { kind: 'named', name: '720p' },
  });
  expect(settings().widthPixels).toBe(640);
  measured(settings(), 300_000);
  draft.chooseSize('1080p');
  expect(estimates.ofDraft.value?.sizeBytes).toBeCloseTo(300_000);
});

test('a model that is loaded is not loaded again', () => {
  const { estimates, jobs, measured, settings } = open();
  measured(settings(), 300_000);
  expect(estimates.of(settings())?.seconds).toBeCloseTo(SECONDS);
  jobs.latest.value = {
    clip: {
      video: new Blob(),
      codec: 'h264',
      frameCount: 1,
      durationSeconds: 1,
      widthPixels: 1,
      heightPixels: 1,
      motionSha256: '',
      record: {
        format: 1,
        generator: 'enliven',
        appVersion: '0',
        model: { id: '', version: '' },
        settings: settings(),
      },
    },
    photo: { file: new Blob(), name: 'lake.jpg' },
    url: '',
    fileName: 'lake.mp4',
    making: null,
  };
  expect(estimates.of(settings())?.seconds).toBeCloseTo(SECONDS - 2);
});

test('before the device is known, and of settings that cannot be made, nothing is told', () => {
  const { estimates, draft, jobs, measured, settings } = open();
  measured(settings(), 300_000);
  jobs.device.value = null;
  expect(estimates.of(settings())).toBeNull();
  jobs.device.value = device;
  expect(estimates.ofDraft.value).not.toBeNull();
  draft.change({ durationSeconds: 99 });
  expect(estimates.ofDraft.value).toBeNull();
});

describe('before a clip of the kind was made', () => {
  test('a video’s size is told by its bitrate as the most that it can be, and no time', () => {
    const { estimates, settings, draft } = open({ durationSeconds: 4, playCount: 2 });
    const { widthPixels, heightPixels, framesPerSecond } = settings();
    // Eight seconds, eight bits a byte.
    const sizeBytes = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
    const estimate = { seconds: null, sizeBytes };
    expect(estimates.ofDraft.value).toEqual(estimate);
    draft.change({ container: 'webm' });
    expect(estimates.ofDraft.value).toEqual(estimate);
  });

  test.each(['gif', 'webp'] as const)('nothing is told of a %s', (container) => {
    expect(open({ container }).estimates.ofDraft.value).toBeNull();
  });
});

test('a moving camera has a time of its own, and none before it was measured', () => {
  const { estimates, settings, draft, measured } = open({ prompt: 'the water ripples' });
  measured(settings(), 3_000_000);
  expect(estimates.of(settings())?.seconds).toBeCloseTo(SECONDS);
  draft.change({ camera: { kind: 'preset', preset: 'push-in', strength: 1 } });
  const { widthPixels, heightPixels, framesPerSecond, durationSeconds } = settings();
  expect(estimates.of(settings())).toEqual({
    seconds: null,
    sizeBytes: (defaultBitrate(widthPixels, heightPixels, framesPerSecond) / 8) * durationSeconds,
  });
  // It took as long for a clip of half the length.
  measured({ ...settings(), durationSeconds: durationSeconds / 2 }, 2_500_000);
  expect(estimates.of(settings())?.sizeBytes).toBeCloseTo(5_000_000);
  expect(estimates.of(settings())?.seconds).toBeCloseTo(SECONDS + 20 + 10);
  draft.change({ camera: { kind: 'prompt' }, prompt: 'the camera pushes in' });
  expect(estimates.of(settings())?.seconds).toBeCloseTo(SECONDS + 20 + 10);
  draft.change({ prompt: 'the water ripples, static camera' });
  // To write a frame takes what it took last, be the camera still or not.
  expect(estimates.of(settings())?.seconds).toBeCloseTo(SECONDS + 10);
  expect(estimates.of(settings())?.sizeBytes).toBeCloseTo(3_000_000);
});
