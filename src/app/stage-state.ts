import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Playback } from './playback';

/** How what plays on the stage is looked at. */
export interface StageState {
  /** What plays there; null where nothing does. */
  readonly playback: ReadonlySignal<Playback | null>;
  /** Whether the photo is shown in place of what it becomes. */
  readonly isCompared: ReadonlySignal<boolean>;
  /** Screen pixels to a pixel of the picture; null for as large as the stage allows. */
  readonly zoom: ReadonlySignal<number | null>;
  /** Screen pixels to a pixel of the picture as it is shown. */
  readonly scale: ReadonlySignal<number>;
  /** Puts it on the stage; returns the function that takes it off. */
  mount(playback: Playback): () => void;
  /** Shows the photo for as long as it is pressed; pressed shortly, until it is pressed again. */
  pressCompare(): void;
  releaseCompare(): void;
  toggleCompare(): void;
  /** Makes the picture larger or smaller; one that would fit is fitted. */
  zoomBy(factor: number): void;
  zoomTo(zoom: number | null): void;
  /** The stage has another size: `scale` is what would fit it. */
  setFit(scale: number): void;
}

/** A press that is shorter is a tap. */
const TAP_MS = 300;
/** A pixel of the picture as a square of this many on the screen is as close as one looks. */
const MOST_ZOOM = 16;

/** @param now milliseconds, running forward */
export function createStageState(now: () => number): StageState {
  const playback = signal<Playback | null>(null);
  const isCompared = signal(false);
  const zoom = signal<number | null>(null);
  const fit = signal(1);
  const scale = computed(() => zoom.value ?? fit.value);
  let press: { readonly atMs: number; readonly was: boolean } | null = null;

  return {
    playback,
    isCompared,
    zoom,
    scale,
    mount(next) {
      playback.value = next;
      return () => {
        if (playback.peek() !== next) return;
        [playback.value, isCompared.value, zoom.value, press] = [null, false, null, null];
      };
    },
    pressCompare() {
      press ??= { atMs: now(), was: isCompared.peek() };
      isCompared.value = true;
    },
    releaseCompare() {
      if (!press) return;
      const isTap = now() - press.atMs < TAP_MS;
      isCompared.value = isTap && !press.was;
      press = null;
    },
    toggleCompare() {
      isCompared.value = !isCompared.peek();
    },
    zoomBy(factor) {
      const next = Math.min(MOST_ZOOM, scale.peek() * factor);
      zoom.value = next <= fit.peek() ? null : next;
    },
    zoomTo(next) {
      zoom.value = next;
    },
    setFit(next) {
      fit.value = next;
    },
  };
}
