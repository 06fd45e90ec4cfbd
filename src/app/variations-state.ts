import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import type { ClipSettings } from '../contract/clip';
import type { Progress } from '../contract/progress';
import type { Failure } from '../contract/result';
import type { Strip } from '../contract/strip';
import { closeStrip } from './close-strip';
import type { DraftState } from './draft-state';
import type { Photo } from './photo/photo';
import { changesMotion, stripSettingsOf } from './preview-settings';
import type { ShownPreview } from './shown-preview';

/** How far a variation has come; one that waits is begun when the preview is live. */
export type VariationStatus =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'making'; readonly fraction: number }
  | { readonly kind: 'ready'; readonly strip: Strip }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The same settings with another seed. */
export interface Variation {
  readonly seed: number;
  readonly status: VariationStatus;
}

/** A few seeds to choose from. */
export interface VariationsState {
  /** None until they are asked for. */
  readonly variations: ReadonlySignal<readonly Variation[]>;
  readonly isMaking: ReadonlySignal<boolean>;
  /** They were made for other words, another crop or other details than are set now. */
  readonly isStale: ReadonlySignal<boolean>;
  readonly canMake: ReadonlySignal<boolean>;
  /** New seeds for all. */
  rollAll(): void;
  /** New seeds for all but the one that is kept. */
  rollOthers(): void;
  /** Makes its seed the draft's, and shows it live. */
  keep(seed: number): void;
  /** Stops what is made; what is ready stays. */
  cancel(): void;
  close(): void;
}

export interface VariationsTools {
  readonly client: StudioClient;
  readonly draft: DraftState;
  readonly photo: ReadonlySignal<Photo | null>;
  /** What is set, at a preview's size; null while it cannot be shown. */
  readonly settings: ReadonlySignal<ClipSettings | null>;
  readonly shown: ReadonlySignal<ShownPreview | null>;
  readonly randomSeed: () => number;
  /** Brings the live preview onto the stage. */
  readonly showLive: () => void;
  /** Shows what is set there at once. */
  readonly showMade: () => void;
}

export const VARIATIONS = 4;
const LONG_SIDE_PIXELS = 192;
const PICTURES = 16;
/** Part of the progress that the networks take; the rest is drawing. */
const NETWORKS_SHARE = 0.8;

/** Makes one variation after the other; they wait for the preview, whose photo they are drawn from. */
export function createVariationsState(tools: VariationsTools): VariationsState {
  const { client, draft, photo, settings, shown } = tools;
  const variations = signal<readonly Variation[]>([]);
  /** What they are variations of. */
  const basis = signal<ShownPreview | null>(null);
  let running: AbortController | null = null;

  const isStale = computed(() => {
    const [of, next] = [basis.value, settings.value];
    return of !== null && next !== null && isOther(of.settings, next);
  });

  function update(seed: number, status: VariationStatus): void {
    variations.value = variations.value.map((it) => (it.seed === seed ? { seed, status } : it));
  }

  function put(next: readonly Variation[]): void {
    const gone = variations.peek().filter(({ seed }) => !next.some((it) => it.seed === seed));
    for (const { status } of gone) if (status.kind === 'ready') closeStrip(status.strip);
    variations.value = next;
  }

  function roll(isKept: (seed: number) => boolean): void {
    const [source, next] = [photo.peek(), settings.peek()];
    if (!source || !next) return;
    running?.abort();
    const before = isStale.peek() ? [] : variations.peek();
    basis.value = { photo: source, settings: next };
    put(
      Array.from({ length: VARIATIONS }, (_, index) => {
        const old = before[index];
        if (old && isKept(old.seed)) return old;
        return { seed: tools.randomSeed(), status: { kind: 'waiting' } };
      }),
    );
    tools.showLive();
  }

  async function make({ seed }: Variation, source: ShownPreview): Promise<void> {
    const controller = new AbortController();
    running = controller;
    update(seed, { kind: 'making', fraction: 0 });
    const result = await client.renderStrip(
      {
        settings: { ...stripSettingsOf(source.settings, LONG_SIDE_PIXELS), seed },
        pictureCount: PICTURES,
      },
      (progress) => update(seed, { kind: 'making', fraction: wholeFraction(progress) }),
      controller.signal,
    );
    running = null;
    const isWanted = variations.peek().some((it) => it.seed === seed);
    if (result.ok && isWanted) update(seed, { kind: 'ready', strip: result.value });
    else if (result.ok) closeStrip(result.value);
    // The preview is gone or has moved on: when it is back, so is this.
    else if (controller.signal.aborted || shown.peek() !== source)
      update(seed, { kind: 'waiting' });
    else update(seed, { kind: 'failed', failure: result.failure });
    consider();
  }

  /** Begins the next one that waits, or stops what is of no use any more. */
  function consider(): void {
    const [of, source] = [basis.peek(), shown.peek()];
    if (of && of.photo !== photo.peek()) return close();
    if (isStale.peek() && isMaking.peek()) return cancel();
    const isShown =
      of !== null && source?.photo === of.photo && !isOther(of.settings, source.settings);
    if (!isShown) return running?.abort();
    const next = variations.peek().find(({ status }) => status.kind === 'waiting');
    if (next && !running) void make(next, source);
  }

  const isMaking = computed(() =>
    variations.value.some(({ status }) => status.kind === 'waiting' || status.kind === 'making'),
  );

  function cancel(): void {
    running?.abort();
    put(variations.peek().filter(({ status }) => status.kind === 'ready'));
    if (variations.peek().length === 0) basis.value = null;
  }

  function close(): void {
    running?.abort();
    put([]);
    basis.value = null;
  }

  effect(() => {
    void [photo.value, shown.value, isStale.value, basis.value, variations.value];
    consider();
  });

  return {
    variations,
    isMaking,
    isStale,
    canMake: computed(() => photo.value !== null && settings.value !== null),
    rollAll: () => roll(() => false),
    rollOthers: () => roll((seed) => seed === draft.draft.peek().seed),
    keep(seed) {
      draft.change({ seed });
      tools.showLive();
      tools.showMade();
    },
    cancel,
    close,
  };
}

/** Whether more than the seed is another. */
function isOther(one: ClipSettings, { seed, ...other }: ClipSettings): boolean {
  return changesMotion({ ...one, seed }, { ...other, seed });
}

function wholeFraction({ kind, fraction }: Progress): number {
  if (kind === 'denoise') return NETWORKS_SHARE * fraction;
  if (kind === 'render') return NETWORKS_SHARE + (1 - NETWORKS_SHARE) * fraction;
  return 0;
}
