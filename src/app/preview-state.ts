import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import type { CameraReport } from '../contract/camera';
import type { ClipSettings } from '../contract/clip';
import type { ProgressKind } from '../contract/progress';
import type { Failure } from '../contract/result';
import type { RegionMap, RegionMotion } from '../contract/regions';
import type { MotionSketch } from '../contract/sketch';
import type { PhotoDigest } from './library/photo-digest';
import type { Photo } from './photo/photo';
import type { Playback } from './playback';
import { createPreviewPlayer } from './preview-player';
import { withMotionOf } from './preview-settings';
import { isOfSamePart, isSamePreview, needsNetworks, type ShownPreview } from './shown-preview';

/** How the preview stands. `making` is shown over the photo, `live` moves. */
export type PreviewStatus =
  | { readonly kind: 'making'; readonly fraction: number }
  | { readonly kind: 'live' }
  /** By hand, before the motion was made; what played before plays on where there is any. */
  | { readonly kind: 'stopped'; readonly hasEarlier: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The photo that moves on the stage while its settings change. */
export interface PreviewState extends Playback {
  readonly status: ReadonlySignal<PreviewStatus>;
  /** Whether it shows changes but does not play, while a clip is made; it goes on by itself. */
  readonly isResting: ReadonlySignal<boolean>;
  /** What of the photo on the canvas can move and how it does, the largest first. */
  readonly regions: ReadonlySignal<readonly RegionMotion[]>;
  /** What the camera does in it; null before anything was shown. */
  readonly camera: ReadonlySignal<CameraReport | null>;
  /** What the canvas shows, told anew with every preview; null while it shows nothing. */
  readonly shownSettings: ReadonlySignal<ClipSettings | null>;
  /** Where they lie; null until the photo has been understood. */
  readonly regionMap: ReadonlySignal<RegionMap | null>;
  /** What the denoising under way has come to; null while there is nothing to see of it. */
  readonly sketch: ReadonlySignal<MotionSketch | null>;
  /** Raised when the preview needs a new canvas: the old one went with its worker. */
  readonly canvasNumber: ReadonlySignal<number>;
  /** Null unless it is live: what the worker holds a motion of. */
  readonly shown: ReadonlySignal<ShownPreview | null>;
  /** Begins on this canvas; returns the function that ends it. */
  enter(canvas: OffscreenCanvas, isPlaying: boolean): () => void;
  /**
   * Shows what is set at once, without waiting for more: its motion is made already. What is on
   * the canvas plays until then.
   */
  showMade(): void;
  retry(): void;
  /** Ends the making under way; nothing while none is. */
  stop(): void;
  /** Makes after all what was stopped. */
  resume(): void;
}

export interface PreviewTools {
  readonly client: StudioClient;
  readonly photo: ReadonlySignal<Photo | null>;
  /** Names photos to the worker, which knows them again. */
  readonly digest: Pick<PhotoDigest, 'idOf'>;
  /** Whether the device is wanted elsewhere. */
  readonly isResting: ReadonlySignal<boolean>;
  /** Null while they cannot be shown. */
  readonly settings: ReadonlySignal<ClipSettings | null>;
}

/** A slider moves many times a second, a prompt is typed letter by letter. */
const VIEW_DELAY_MS = 40;
const MOTION_DELAY_MS = 450;

/** Where each stage begins and ends in the whole. */
const STAGE_SPANS: Readonly<Record<ProgressKind, readonly [number, number]>> = {
  download: [0, 0.6],
  compile: [0.6, 0.8],
  understand: [0.8, 0.9],
  denoise: [0.9, 1],
  render: [1, 1],
  encode: [1, 1],
};

/** Shows the settings as they are, one request at a time; the latest wins. */
export function createPreviewState(tools: PreviewTools): PreviewState {
  const { client, photo, digest, isResting, settings } = tools;
  const status = signal<PreviewStatus>({ kind: 'making', fraction: 0 });
  const player = createPreviewPlayer(client);
  const regions = signal<readonly RegionMotion[]>([]);
  const camera = signal<CameraReport | null>(null);
  const regionMap = signal<RegionMap | null>(null);
  const sketch = signal<MotionSketch | null>(null);
  const canvasNumber = signal(0);
  /** Counts the canvases: what an earlier one still waits for is of no more interest. */
  let visit = 0;
  let isOn = false;
  /** The next request is of a motion that the worker holds. */
  let isMade = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: (ShownPreview & { readonly controller: AbortController }) | null = null;
  const shown = signal<ShownPreview | null>(null);
  /** What the person did not want made. */
  let stopped: ShownPreview | null = null;

  function wanted(): ShownPreview | null {
    const [source, next] = [photo.value, settings.value];
    return isOn && source && next ? { photo: source, settings: next } : null;
  }

  /** What is to be shown now: of a motion that was stopped, the one before under the new settings. */
  function due(): ShownPreview | null {
    const next = wanted();
    if (!next || !stopped) return next;
    if (needsNetworks(stopped, next)) {
      stopped = null;
      return next;
    }
    const before = shown.peek();
    if (!before || !isOfSamePart(before, next)) return null;
    return { ...next, settings: withMotionOf(next.settings, before.settings) };
  }

  function settle(): void {
    sketch.value = null;
    status.value = stopped
      ? { kind: 'stopped', hasEarlier: isOfSamePart(shown.peek(), stopped) }
      : { kind: 'live' };
  }

  async function update(): Promise<void> {
    const next = due();
    if (!next) return;
    if (running) {
      if (needsNetworks(running, next)) running.controller.abort();
      return;
    }
    if (isSamePreview(shown.peek(), next)) {
      settle();
      return;
    }
    const controller = new AbortController();
    running = { ...next, controller };
    const onVisit = visit;
    const failure = await request(next, controller.signal);
    running = null;
    if (onVisit === visit) {
      if (!failure) shown.value = next;
      else if (failure.code !== 'cancelled' || shown.peek()?.photo !== next.photo) {
        shown.value = null;
      }
      if (!failure || stopped) settle();
      else if (failure.code !== 'cancelled') {
        sketch.value = null;
        status.value = { kind: 'failed', failure };
        return;
      }
    }
    await update();
  }

  async function request(next: ShownPreview, abort: AbortSignal): Promise<Failure | null> {
    const before = shown.peek();
    const isWaitedFor = needsNetworks(before, next) && !isMade;
    isMade = false;
    if (isWaitedFor) {
      status.value = { kind: 'making', fraction: 0 };
      sketch.value = null;
    }
    const onVisit = visit;
    const isSent = before?.photo === next.photo;
    const copy = isSent ? null : await createImageBitmap(next.photo.bitmap).catch(() => null);
    const result = await client.preview(
      { photo: copy, photoId: await digest.idOf(next.photo.file), settings: next.settings },
      ({ kind, fraction }) => {
        const [from, to] = STAGE_SPANS[kind];
        if (!isWaitedFor || onVisit !== visit) return;
        status.value = { kind: 'making', fraction: from + (to - from) * fraction };
      },
      abort,
      (step) => {
        if (isWaitedFor && onVisit === visit && !abort.aborted) sketch.value = step;
      },
    );
    if (!result.ok) return result.failure;
    if (onVisit === visit) {
      player.frameCount.value = result.value.frameCount;
      regions.value = result.value.regions;
      camera.value = result.value.camera;
      regionMap.value = result.value.regionMap;
    }
    return null;
  }

  function schedule(): void {
    const next = wanted();
    clearTimeout(timer);
    if (!next) return;
    const before = shown.peek();
    const delayMs = before && needsNetworks(before, next) ? MOTION_DELAY_MS : VIEW_DELAY_MS;
    // After a failure the worker may be another one, which has neither canvas nor photo.
    const hasFailed = status.peek().kind === 'failed';
    timer = setTimeout(() => (hasFailed ? retry() : void update()), delayMs);
  }

  async function begin(canvas: OffscreenCanvas, plays: boolean): Promise<() => void> {
    const onVisit = visit;
    const failure = await player.attach(canvas, plays, () => onVisit === visit);
    if (onVisit !== visit) return () => {};
    if (!failure) return effect(schedule);
    status.value = { kind: 'failed', failure };
    return () => {};
  }

  function retry(): void {
    canvasNumber.value += 1;
  }

  return {
    ...player,
    status,
    isResting,
    regions,
    camera,
    shownSettings: computed(() => shown.value?.settings ?? null),
    regionMap,
    sketch,
    canvasNumber,
    shown: computed(() => (status.value.kind === 'live' ? shown.value : null)),
    enter(canvas, plays) {
      visit += 1;
      isOn = true;
      shown.value = null;
      stopped = null;
      sketch.value = null;
      regionMap.value = null;
      status.value = { kind: 'making', fraction: 0 };
      const beginning = begin(canvas, plays);
      return () => {
        visit += 1;
        isOn = false;
        clearTimeout(timer);
        shown.value = null;
        void beginning.then((stop) => stop());
        running?.controller.abort();
        client.steerPreview({ kind: 'leave' });
      };
    },
    showMade() {
      if (!wanted()) return;
      isMade = true;
      clearTimeout(timer);
      void update();
    },
    retry,
    stop() {
      if (!running || status.peek().kind !== 'making') return;
      stopped = running;
      running.controller.abort();
    },
    resume() {
      stopped = null;
      void update();
    },
  };
}
