import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { CropRectangle } from '../contract/clip';
import {
  findDraftProblems,
  lockedRatio,
  sizeOf,
  unpainted,
  type ClipDraft,
  type DraftProblems,
} from './clip-draft';
import { changeCropAspect, fitCrop, isCropInside, type CropAspect } from './crop';
import { createDraftHistory, type DraftHistory, type Edited } from './draft-history';
import type { SizeName } from './output-size';
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
  /**
   * Puts another draft in place of all that was set; a crop beyond the photo is not taken.
   *
   * @param label what undoing it is called
   */
  load(draft: ClipDraft, crop: CropRectangle | null, label?: string): void;
  /** Edits that are undone together, called by the first of what they change. */
  together(edits: () => void): void;
  /** Every change of the present photo's settings; a new photo begins a new one. */
  readonly history: DraftHistory;
}

/**
 * A new photo starts with the largest crop of the chosen aspect and with nothing painted; the
 * other settings are kept.
 *
 * @param now milliseconds, running forward
 */
export function createDraftState(
  photo: ReadonlySignal<Photo | null>,
  initial: ClipDraft,
  now: () => number = () => performance.now(),
): DraftState {
  const edited = signal<Edited>({ draft: initial, crop: null });
  const draft = computed(() => edited.value.draft);
  const crop = computed(() => edited.value.crop);
  const history = createDraftHistory(edited, now);
  const ratio = computed(() => {
    const shape = crop.value;
    return lockedRatio(draft.value) ?? (shape ? shape.width / shape.height : 16 / 9);
  });
  let isTogether = false;

  effect(() => {
    const current = photo.value;
    untracked(() => {
      const before = draft.value;
      edited.value = current
        ? { draft: { ...before, ...unpainted }, crop: fitCrop(current, lockedRatio(before)) }
        : { draft: before, crop: null };
      history.begin();
    });
  });

  /** Whatever a person changes goes through here: nothing can be forgotten by the history. */
  function edit(next: Partial<Edited>, label?: string): void {
    const before = edited.peek();
    edited.value = { ...before, ...next };
    if (!isTogether) history.note(before, label);
  }

  /** Changes settings that lay down the crop's shape; the crop follows. */
  function reshape(patch: Partial<ClipDraft>): void {
    const next = { ...draft.peek(), ...patch };
    const [current, before] = [photo.peek(), crop.peek()];
    const follows = current && before && changeCropAspect(before, current, lockedRatio(next));
    edit({ draft: next, crop: follows ?? before });
  }

  return {
    draft,
    crop,
    ratio,
    history,
    problems: computed(() => findDraftProblems(draft.value)),
    outputSize: computed(() => sizeOf(draft.value, ratio.value, crop.value)),
    change(patch) {
      edit({ draft: { ...draft.peek(), ...patch } });
    },
    chooseAspect(aspect) {
      const { size } = draft.peek();
      const free = size.kind === 'exact' ? ({ kind: 'named', name: '720p' } as const) : size;
      reshape({ aspect, size: free });
    },
    chooseSize(name) {
      reshape({ size: name === 'photo' ? { kind: name } : { kind: 'named' as const, name } });
    },
    setCrop(next) {
      edit({ crop: next });
    },
    load(next, wanted, label = 'all settings') {
      const current = photo.peek();
      const isFit = wanted !== null && current !== null && isCropInside(wanted, current);
      const fitted = current && fitCrop(current, lockedRatio(next));
      history.settle();
      edit({ draft: next, crop: isFit ? wanted : fitted }, label);
    },
    together(edits) {
      const before = edited.peek();
      isTogether = true;
      edits();
      isTogether = false;
      history.note(before);
    },
  };
}
