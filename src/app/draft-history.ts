import type { Signal } from '@preact/signals';
import type { CropRectangle } from '../contract/clip';
import type { ClipDraft } from './clip-draft';
import { createEditHistory, isSameData, type EditChange, type EditHistory } from './edit-history';

/** All that an edit can change: the settings, and the crop of the present photo. */
export interface Edited {
  readonly draft: ClipDraft;
  /** Null while there is no photo. */
  readonly crop: CropRectangle | null;
}

/** The edits of the present photo, to be undone and done again. */
export type DraftHistory = EditHistory<Edited>;

type EditedKey = keyof ClipDraft | 'crop';

/** The name of every edit. Of several at once the first says it: a shape brings a crop along. */
const LABELS: Readonly<Record<EditedKey, string>> = {
  prompt: 'prompt',
  aspect: 'shape',
  size: 'size',
  crop: 'crop',
  durationSeconds: 'length',
  isLoop: 'loop',
  playCount: 'plays',
  framesPerSecond: 'frame rate',
  container: 'kind of file',
  codec: 'codec',
  camera: 'camera',
  motionStrength: 'motion strength',
  motionSpeed: 'motion speed',
  regionStrengths: 'strength by region',
  regionSpeeds: 'speed by region',
  mask: 'brush',
  arrows: 'arrow',
  seed: 'seed',
  isSeedLocked: 'keeping the seed',
  workingSizePixels: 'working size',
  steps: 'steps',
  guidance: 'guidance',
};

/** @param now milliseconds, running forward */
export function createDraftHistory(edited: Signal<Edited>, now: () => number): DraftHistory {
  return createEditHistory(edited, changesOf, now);
}

/** In the order of `LABELS`. */
function changesOf(before: Edited, after: Edited): EditChange[] {
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  const changed = editedKeys.filter((key) => !isSameData(one[key], other[key]));
  return changed.map((key) => ({ key, label: LABELS[key] }));
}

const editedKeys = Object.keys(LABELS).filter((key): key is EditedKey => key in LABELS);

function fieldsOf({ draft, crop }: Edited): Readonly<Record<EditedKey, unknown>> {
  return { ...draft, crop };
}
