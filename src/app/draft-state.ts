import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { CropRectangle } from '../contract/clip';
import { findDraftProblems, lockedRatio, type ClipDraft, type DraftProblems } from './clip-draft';
import { changeCropAspect, fitCrop, isCropInside, type CropAspect } from './crop';
import { chosenSize, type SizeName } from './output-size';
import type { Photo } from './photo/photo';
import type { PixelSize } from './pixel-size';

/** The settings under the person's hands, and the crop of the present photo. */
export interface DraftState {
  readonly draft: ReadonlySignal<ClipDraft>;
  readonly problems: ReadonlySignal<DraftProblems>;
  /** Null while there is no photo. */
  readonly crop: ReadonlySignal<CropRectangle | null>;
  /** Size of the clip to come; for want of a photo, that of a 16:9 one. */
  readonly outputSize: ReadonlySignal<PixelSize>;
  /** Width / height that outputs are computed for. */
  readonly ratio: ReadonlySignal<number>;
  change(patch: Partial<Omit<ClipDraft, 'aspect' | 'size'>>): void;
  chooseAspect(aspect: CropAspect): void;
  chooseSize(name: SizeName | 'photo'): void;
  setCrop(crop: CropRectangle): void;
  /** Puts another draft in place of all that was set; a crop beyond the photo is not taken. */
  load(draft: ClipDraft, crop: CropRectangle | null): void;
}

/** A new photo starts with the largest crop of the chosen aspect; settings are kept. */
export function createDraftState(
  photo: ReadonlySignal<Photo | null>,
  initial: ClipDraft,
): DraftState {
  const draft = signal(initial);
  const crop = signal<CropRectangle | null>(null);
  const ratio = computed(() => {
    const shape = crop.value;
    return lockedRatio(draft.value) ?? (shape ? shape.width / shape.height : 16 / 9);
  });

  effect(() => {
    const current = photo.value;
    crop.value = current ? fitCrop(current, lockedRatio(draft.peek())) : null;
  });

  function followRatio(): void {
    const current = photo.peek();
    const before = crop.peek();
    if (!current || !before) return;
    crop.value = changeCropAspect(before, current, lockedRatio(draft.peek()));
  }

  return {
    draft,
    crop,
    ratio,
    problems: computed(() => findDraftProblems(draft.value)),
    outputSize: computed(() => chosenSize(ratio.value, draft.value.size, crop.value)),
    change(patch) {
      draft.value = { ...draft.value, ...patch };
    },
    chooseAspect(aspect) {
      const { size } = draft.value;
      const free = size.kind === 'exact' ? ({ kind: 'named', name: '720p' } as const) : size;
      draft.value = { ...draft.value, aspect, size: free };
      followRatio();
    },
    chooseSize(name) {
      const size = name === 'photo' ? { kind: name } : { kind: 'named' as const, name };
      draft.value = { ...draft.value, size };
      followRatio();
    },
    setCrop(next) {
      crop.value = next;
    },
    load(next, wanted) {
      const current = photo.peek();
      draft.value = next;
      if (!current) return;
      crop.value =
        wanted && isCropInside(wanted, current) ? wanted : fitCrop(current, lockedRatio(next));
    },
  };
}
