import { createStore } from 'idb-keyval';
import { render } from 'preact';
import { onTestFinished } from 'vitest';
import { createLibraryStore } from '../../../src/app/library/library-store';
import { parsePageOptions } from '../../../src/app/page-options';
import { openPhoto } from '../../../src/app/photo/open-photo';
import { createOpenTabs } from '../../../src/app/queue/open-tabs';
import { createQueueStore } from '../../../src/app/queue/queue-store';
import { createSequenceStore } from '../../../src/app/sequence/sequence-store';
import { createStudio, type Studio } from '../../../src/app/studio';
import type { TextStore } from '../../../src/app/text-store';
import { createSequenceClient } from '../../../src/client/sequence-client';
import type { StudioClient } from '../../../src/client/studio-client';
import type { Clip, ClipSettings } from '../../../src/contract/clip';
import type { PreviewCommand } from '../../../src/contract/preview';
import type { Progress } from '../../../src/contract/progress';
import { REGION_NAMES, type RegionMap, type RegionMotion } from '../../../src/contract/regions';
import type { Strip, StripRequest } from '../../../src/contract/strip';
import type { Failure, Result } from '../../../src/contract/result';
import { directPacksClient } from './fake-packs';
import { mirrorState } from '../../../src/ui/page/mirror-state';
import { Page } from '../../../src/ui/page/page';
import { fakeReview } from './fake-review';
import { fakeSketch } from './fake-sketch';

/** A job that the test plays by hand. */
export interface FakeJob {
  readonly settings: ClipSettings;
  readonly photoWidthPixels: number;
  readonly signal: AbortSignal;
  report(progress: Progress): void;
  /** A step of the denoising is told. */
  sketch(): void;
  finish(): void;
  fail(failure: Failure): void;
}

/** A preview that was asked for, and whether the photo came with it. */
export interface FakePreview {
  readonly settings: ClipSettings;
  readonly hasPhoto: boolean;
}

/** A strip that was asked for, which the test plays by hand. */
export interface FakeStrip extends StripRequest {
  readonly signal: AbortSignal;
  report(progress: Progress): void;
  finish(): void;
  fail(failure: Failure): void;
}

interface FakeCalls {
  readonly strips: FakeStrip[];
  readonly jobs: FakeJob[];
  readonly previews: FakePreview[];
  readonly reviews: ClipSettings[];
  readonly commands: PreviewCommand[];
}

export interface FakeStudio {
  readonly studio: Studio;
  /** Every `animate` call so far. */
  readonly jobs: readonly FakeJob[];
  readonly previews: readonly FakePreview[];
  readonly reviews: readonly ClipSettings[];
  readonly commands: readonly PreviewCommand[];
  readonly strips: readonly FakeStrip[];
  /** Takes the page away before the test ends, as a reload does. */
  leave(): void;
}

/**
 * Shows the whole page over a client whose jobs the test plays.
 *
 * @param database name of the library's; each page has one of its own where it is left out
 * @param tab what the browser keeps for the tab over a reload
 */
export function showPage(
  query = '',
  missing: Failure | null = null,
  database = `library-${crypto.randomUUID()}`,
  packs = directPacksClient(() => Promise.reject(new TypeError('Failed to fetch'))),
  tab = new Map<string, string>(),
): FakeStudio {
  const calls: FakeCalls = { jobs: [], previews: [], reviews: [], commands: [], strips: [] };
  let seed = 100;
  const sequenceClient = createSequenceClient(
    () =>
      new Worker(new URL('../../../workers/sequence.worker.ts', import.meta.url), {
        type: 'module',
      }),
  );
  const kept = createStore(database, 'library');
  const tabs = createOpenTabs({
    session: textStoreOf(tab),
    locks: navigator.locks,
    prefix: `${database} `,
  });
  const studio = createStudio({
    client: fakeClient(calls),
    packs,
    page: parsePageOptions(new URL(`https://example.org/${query}`)),
    missing,
    // As of who looks at the photo before it moves.
    store: textStoreOf(new Map([['enliven.stage', 'photo']])),
    library: createLibraryStore(kept),
    queueStore: createQueueStore(kept, tabs),
    // The true one: it needs nothing that a test browser lacks.
    sequenceClient,
    sequenceStore: createSequenceStore(() => createStore(`${database}-sequence`, 'sequence')),
    storage: navigator.storage,
    savesData: false,
    openPhoto,
    now: () => performance.now(),
    randomSeed: () => ++seed,
  });
  const root = document.createElement('div');
  document.body.append(root);
  document.title = 'Enliven';
  document.documentElement.lang = 'en';
  const stopMirror = mirrorState(document.documentElement, studio);
  render(<Page studio={studio} />, root);
  const leave = (): void => {
    stopMirror();
    tabs.leave();
    sequenceClient.dispose();
    render(null, root);
    root.remove();
  };
  onTestFinished(leave);
  void studio.start();
  return { studio, leave, ...calls };
}

function textStoreOf(values: Map<string, string>): TextStore {
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}

function fakeClient({ jobs, previews, reviews, commands, strips }: FakeCalls): StudioClient {
  return {
    open: () =>
      Promise.resolve({
        ok: true,
        value: {
          adapter: 'Test adapter',
          isSoftwareAdapter: true,
          networkBackend: 'wasm',
          precision: 'f32',
          hasShaderF16: false,
          limits: { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 },
          backendReason: 'The adapter is software.',
        },
      }),
    preparePack(onProgress) {
      onProgress({ kind: 'download', fraction: 1, receivedBytes: 31e6, totalBytes: 31e6 });
      return Promise.resolve({
        ok: true,
        value: { id: 'motion-field', version: '1.0.0', licence: 'Apache-2.0', sizeBytes: 31e6 },
      });
    },
    animate: ({ photo, settings }, onProgress, signal, onSketch) =>
      new Promise<Result<Clip>>((resolve) => {
        const photoWidthPixels = photo.width;
        photo.close();
        const fail = (failure: Failure) => resolve({ ok: false, failure });
        jobs.push({
          settings,
          photoWidthPixels,
          signal,
          report: onProgress,
          sketch: () => onSketch?.(fakeSketch()),
          finish: () => resolve({ ok: true, value: fakeClip(settings) }),
          fail,
        });
        signal.addEventListener('abort', () =>
          fail({ code: 'cancelled', message: 'Cancelled.', recovery: 'none' }),
        );
      }),
    encodableCodecs: ({ widthPixels }) =>
      Promise.resolve({ ok: true, value: widthPixels > 3000 ? ['h264'] : ['h264', 'vp9'] }),
    attachPreview: () => Promise.resolve({ ok: true, value: null }),
    preview: ({ photo, settings }, _onProgress, signal, onSketch) => {
      photo?.close();
      previews.push({ settings, hasPhoto: photo !== null });
      if (settings.prompt === 'slow') {
        onSketch?.(fakeSketch());
        const failure: Failure = { code: 'cancelled', message: 'Cancelled.', recovery: 'none' };
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ ok: false, failure }));
        });
      }
      if (settings.prompt === 'too much' && settings.workingSizePixels > 256) {
        const recovery = 'lower-settings';
        const failure: Failure = { code: 'out-of-memory', message: 'Too much.', recovery };
        return Promise.resolve({ ok: false, failure });
      }
      if (settings.prompt === 'fail') {
        const failure: Failure = { code: 'gpu-lost', message: 'Gone.', recovery: 'retry' };
        return Promise.resolve({ ok: false, failure });
      }
      return Promise.resolve({
        ok: true,
        value: {
          frameCount: 150,
          motionSha256: '00',
          regions: settings.prompt === 'all of it' ? fakeRegions : fakeRegions.slice(0, 1),
          camera: {
            greatestFraming: 1.12,
            greatestMagnification: 1.3,
            axes: { truck: 0, pedestal: 0, dolly: 0.5, pan: 0, tilt: 0, roll: 0, zoom: 0 },
          },
          regionMap: fakeRegionMap,
        },
      });
    },
    reviewPreview: (settings) => {
      reviews.push(settings);
      return Promise.resolve({ ok: true, value: fakeReview(settings) });
    },
    renderStrip: (request, onProgress, signal) =>
      new Promise<Result<Strip>>((resolve) => {
        const fail = (failure: Failure) => resolve({ ok: false, failure });
        strips.push({
          ...request,
          signal,
          report: onProgress,
          finish: () => void fakeStrip(request).then((value) => resolve({ ok: true, value })),
          fail,
        });
        signal.addEventListener('abort', () =>
          fail({ code: 'cancelled', message: 'Cancelled.', recovery: 'none' }),
        );
      }),
    steerPreview: (command) => void commands.push(command),
    dispose: () => undefined,
  };
}

/** Every region there is, each going to the left; the sky first. */
const fakeRegions: readonly RegionMotion[] = REGION_NAMES.map((name) => ({
  name,
  share: 0.4,
  velocityX: -0.03,
  velocityY: 0,
  ripple: 0,
  sway: 0,
}));

/** Sky above, a person on either side below it, ground between them. */
export const fakeRegionMap: RegionMap = {
  width: 48,
  height: 32,
  placeNumbers: Uint16Array.from({ length: 48 * 32 }, (_, i) => {
    if (i < 48 * 16) return 1;
    const column = i % 48;
    return column < 12 ? 2 : column >= 36 ? 3 : 0;
  }),
  places: [
    { region: 'sky', share: 0.5, insideX: 0.5, insideY: 0.25 },
    { region: 'person', share: 0.125, insideX: 0.125, insideY: 0.75 },
    { region: 'person', share: 0.125, insideX: 0.875, insideY: 0.75 },
  ],
  movable: new Uint8Array(48 * 32).fill(255),
};

function fakeClip(settings: ClipSettings): Clip {
  const stages = { loadMs: 1, encodeImageMs: 1, encodePromptMs: 1, denoiseMs: 1 };
  return {
    // As much of an MP4 as a look at its first bytes sees.
    video: new Blob(['\0\0\0\x14ftypisom', 'no video'], { type: 'video/mp4' }),
    codec: 'h264',
    frameCount: 150,
    durationSeconds: settings.durationSeconds,
    widthPixels: settings.widthPixels,
    heightPixels: settings.heightPixels,
    motionSha256: '00',
    record: {
      format: 1,
      generator: 'enliven',
      appVersion: '0',
      model: { id: 'motion-field', version: '1.0.0' },
      settings,
    },
    timings: { ...stages, decodeMotionMs: 1, renderMs: 1, encodeVideoMs: 1, totalMs: 12_300 },
  };
}

/** Pictures that grow darker along the strip; another seed has another hue. */
async function fakeStrip({ settings, pictureCount }: StripRequest): Promise<Strip> {
  const { widthPixels, heightPixels, seed } = settings;
  const pictures: ImageBitmap[] = [];
  for (let index = 0; index < pictureCount; index += 1) {
    const canvas = new OffscreenCanvas(widthPixels, heightPixels);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = `hsl(${(seed * 77) % 360} 60% ${80 - index}%)`;
    context.fillRect(0, 0, widthPixels, heightPixels);
    pictures.push(canvas.transferToImageBitmap());
  }
  return { pictures, motionSha256: String(seed) };
}

/** A picture of the given size, drawn here. */
export async function paintPhoto(name: string, width = 480, height = 320): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#7aa0c4';
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], name, {
    type: 'image/jpeg',
  });
}
