import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../../client/studio-client';
import type { ClipSettings } from '../../contract/clip';
import type { MotionReview } from '../../contract/review';
import type { DraftState } from '../draft-state';
import type { MaskState } from '../mask-state';
import type { PreviewState } from '../preview-state';
import { withStretchedFrozen } from './freeze-strokes';
import { calmerCamera } from './calmer-camera';

/** What of a review lies over the picture. */
export type ReviewOverlay = 'none' | 'motion' | 'stretch';

/** What the present preview does, measured while somebody looks. */
export interface ReviewState {
  /** Of the preview on the stage; the one before while a new one is measured. Null before the first. */
  readonly review: ReadonlySignal<MotionReview | null>;
  readonly isMeasuring: ReadonlySignal<boolean>;
  readonly isOpen: ReadonlySignal<boolean>;
  readonly overlay: ReadonlySignal<ReviewOverlay>;
  /** Shows the figures or puts them away. */
  setOpen(isOpen: boolean): void;
  chooseOverlay(overlay: ReviewOverlay): void;
  /** The greatest strength that keeps what motion stretches small; nothing where there is none. */
  lowerStrength(): void;
  /** The farthest camera that keeps what it stretches small. */
  calmCamera(): void;
  /** Keeps what is stretched still: strokes of the mask, which can be undone there. */
  freezeStretched(): void;
}

export interface ReviewTools {
  readonly client: Pick<StudioClient, 'reviewPreview'>;
  readonly preview: Pick<PreviewState, 'shownSettings' | 'status'>;
  readonly draft: DraftState;
  readonly mask: MaskState;
}

/** Sliders are waited for until they rest: measuring takes the worker from what plays. */
const REST_MS = 300;

/** Measures what the canvas shows, each time it shows something else, while the figures are wanted. */
export function createReviewState({ client, preview, draft, mask }: ReviewTools): ReviewState {
  const review = signal<MotionReview | null>(null);
  const isMeasuring = signal(false);
  const isOpen = signal(false);
  const overlay = signal<ReviewOverlay>('none');
  /** What `review` was measured of. */
  let measured: ClipSettings | null = null;

  async function measure(settings: ClipSettings, abort: AbortSignal): Promise<void> {
    const result = await client.reviewPreview(settings, abort);
    if (abort.aborted) return;
    isMeasuring.value = false;
    // What could not be measured shows no figures; the preview itself tells what is wrong.
    review.value = result.ok ? result.value : null;
    measured = result.ok ? settings : null;
  }

  effect(() => {
    const settings = preview.shownSettings.value;
    const isWanted = isOpen.value || overlay.value !== 'none';
    if (!settings) {
      untracked(() => {
        review.value = null;
        measured = null;
      });
      return;
    }
    if (!isWanted || settings === measured) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      isMeasuring.value = true;
      void measure(settings, controller.signal);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
      isMeasuring.value = false;
    };
  });

  return {
    review,
    isMeasuring,
    isOpen,
    overlay,
    setOpen(next) {
      isOpen.value = next;
    },
    chooseOverlay(next) {
      overlay.value = next;
    },
    lowerStrength() {
      const calm = review.peek()?.stretch.calmStrength;
      if (calm) draft.change({ motionStrength: calm });
    },
    calmCamera() {
      const factor = review.peek()?.stretch.calmCamera;
      if (factor) draft.change({ camera: calmerCamera(draft.draft.peek().camera, factor) });
    },
    freezeStretched() {
      const crop = draft.crop.peek();
      const map = review.peek()?.map;
      if (crop && map) mask.replace(withStretchedFrozen(mask.strokes.peek(), map, crop));
    },
  };
}
