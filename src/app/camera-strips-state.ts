import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import { CAMERA_PRESETS, type CameraChoice, type CameraPreset } from '../contract/camera';
import type { ClipSettings } from '../contract/clip';
import type { Strip } from '../contract/strip';
import { closeStrip } from './close-strip';
import type { Photo } from './photo/photo';
import { stripSettingsOf } from './preview-settings';
import type { ShownPreview } from './shown-preview';

/** What the gallery offers: a named move, or what the prompt says. */
export type CameraOption = 'prompt' | CameraPreset;

/** In the order in which they are offered. */
export const cameraOptions: readonly CameraOption[] = ['prompt', ...CAMERA_PRESETS];

/** Small moving pictures of the present photo, one for every camera. */
export interface CameraStripsState {
  /** Those that are made; a strip of another photo, crop or prompt is none of them. */
  readonly strips: ReadonlySignal<ReadonlyMap<CameraOption, Strip>>;
  /**
   * Makes strips of these, one after the other, whenever the preview is live; returns the function
   * that ends it.
   */
  watch(options: readonly CameraOption[]): () => void;
}

export interface CameraStripsTools {
  readonly client: StudioClient;
  readonly photo: ReadonlySignal<Photo | null>;
  /** What is set, at a preview's size; null while it cannot be shown. */
  readonly settings: ReadonlySignal<ClipSettings | null>;
  readonly shown: ReadonlySignal<ShownPreview | null>;
  /** While something else is made that was asked for, these wait. */
  readonly isHeldBack: ReadonlySignal<boolean>;
}

const LONG_SIDE_PIXELS = 128;
const PICTURES = 10;

interface MadeStrip {
  readonly photo: Photo;
  readonly key: string;
  readonly strip: Strip;
}

export function createCameraStripsState(tools: CameraStripsTools): CameraStripsState {
  const { client, photo, settings, shown, isHeldBack } = tools;
  const strips = signal<ReadonlyMap<CameraOption, Strip>>(new Map());
  const options = signal<readonly CameraOption[]>([]);
  const made = new Map<CameraOption, MadeStrip>();
  /** What could not be made of what is shown: not tried again before something else is. */
  let failed: { of: ShownPreview | null; readonly options: Set<CameraOption> } = {
    of: null,
    options: new Set(),
  };
  let running: AbortController | null = null;

  function publish(): void {
    strips.value = new Map([...made].map(([option, { strip }]) => [option, strip]));
  }

  function dropStale(source: Photo | null, next: ClipSettings | null): void {
    const stale = [...made].filter(
      ([option, it]) => it.photo !== source || (next && it.key !== keyOf(option, next)),
    );
    for (const [option, { strip }] of stale) {
      made.delete(option);
      closeStrip(strip);
    }
    if (stale.length > 0) publish();
  }

  async function advance(source: ShownPreview): Promise<void> {
    if (running) return;
    if (failed.of !== source) failed = { of: source, options: new Set() };
    const set = settings.peek();
    const isOpen = (option: CameraOption): boolean =>
      !made.has(option) &&
      !failed.options.has(option) &&
      // Else the stage has yet to show what is set.
      set !== null &&
      keyOf(option, set) === keyOf(option, source.settings);
    const next = options.peek().find(isOpen);
    if (!next) return;
    const controller = new AbortController();
    running = controller;
    const result = await client.renderStrip(
      {
        settings: { ...stripSettingsOf(source.settings, LONG_SIDE_PIXELS), camera: choiceOf(next) },
        pictureCount: PICTURES,
      },
      () => undefined,
      controller.signal,
    );
    running = null;
    if (result.ok) {
      made.set(next, {
        photo: source.photo,
        key: keyOf(next, source.settings),
        strip: result.value,
      });
      publish();
    } else if (!controller.signal.aborted) failed.options.add(next);
    consider();
  }

  /** What is made now goes by what is shown and set now. */
  function consider(): void {
    dropStale(photo.peek(), settings.peek());
    const source = shown.peek();
    if (!source || isHeldBack.peek()) running?.abort();
    else void advance(source);
  }

  effect(() => {
    void [photo.value, settings.value, shown.value, isHeldBack.value, options.value];
    consider();
  });

  return {
    strips,
    watch(wanted) {
      options.value = wanted;
      return () => {
        if (options.peek() === wanted) options.value = [];
      };
    },
  };
}

function choiceOf(option: CameraOption): CameraChoice {
  return option === 'prompt' ? { kind: option } : { kind: 'preset', preset: option, strength: 1 };
}

/** What the look of a move hangs on: another seed or strength moves the same way. */
function keyOf(option: CameraOption, { crop, isLoop, prompt }: ClipSettings): string {
  return JSON.stringify([crop, isLoop, option === 'prompt' ? prompt : null]);
}
