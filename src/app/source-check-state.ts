import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { isCameraMoving } from './camera/moving-camera';
import { lockedRatio } from './clip-draft';
import type { DraftState } from './draft-state';
import { measureSource, type SourceMeasures } from './photo/measure-source';
import type { Photo } from './photo/photo';
import { findSourceNotes, type SourceNote } from './photo/source-notes';
import { promptAxesOf, type SeenPhoto } from './seen-photo';

/** More than two at once are a lecture. */
const MOST_NOTES = 2;

/** What there is to know about the present photo before a clip is made of it. */
export interface SourceCheckState {
  /** The gravest first, without those that were dismissed. */
  readonly notes: ReadonlySignal<readonly SourceNote[]>;
  /** True once the present photo has been measured. */
  readonly isMeasured: ReadonlySignal<boolean>;
  /** For as long as the photo stays. */
  dismiss(kind: SourceNote['kind']): void;
}

/** Measures every new photo, a moment after it has come. */
export function createSourceCheck(
  photo: ReadonlySignal<Photo | null>,
  draft: DraftState,
  seen: ReadonlySignal<SeenPhoto | null>,
): SourceCheckState {
  const measures = signal<SourceMeasures | null>(null);
  const dismissed = signal<readonly SourceNote['kind'][]>([]);

  effect(() => {
    const current = photo.value;
    measures.value = null;
    dismissed.value = [];
    if (!current) return;
    void measureSource(current.bitmap)
      .catch(() => null)
      .then((measured) => {
        if (photo.peek() === current) measures.value = measured;
      });
  });

  return {
    notes: computed(() => {
      const [source, crop] = [photo.value, draft.crop.value];
      if (!source || !crop) return [];
      const settings = draft.draft.value;
      return findSourceNotes({
        photo: source,
        crop,
        output: draft.outputSize.value,
        measures: measures.value,
        ratio: lockedRatio(settings),
        regionMap: seen.value?.regionMap ?? null,
        isCameraMoving: isCameraMoving(settings.camera, promptAxesOf(seen.value, settings)),
      })
        .filter(({ kind }) => !dismissed.value.includes(kind))
        .slice(0, MOST_NOTES);
    }),
    isMeasured: computed(() => measures.value !== null),
    dismiss(kind) {
      dismissed.value = [...dismissed.value, kind];
    },
  };
}
