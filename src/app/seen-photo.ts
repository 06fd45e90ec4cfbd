import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { CameraAxes, CameraReport } from '../contract/camera';
import type { ClipSettings, CropRectangle } from '../contract/clip';
import type { RegionMap } from '../contract/regions';
import type { ClipDraft } from './clip-draft';
import type { DraftState } from './draft-state';
import type { Photo } from './photo/photo';
import type { PreviewState } from './preview-state';

/** What the model made of the present crop of the present photo, as the live stage last told it. */
export interface SeenPhoto {
  readonly regionMap: RegionMap;
  readonly camera: CameraReport;
  /** What it was shown with. */
  readonly settings: ClipSettings;
}

/** Outlasts the live stage; null for a photo or a crop that has not been seen. */
export function createSeenPhoto(
  photo: ReadonlySignal<Photo | null>,
  draft: DraftState,
  preview: Pick<PreviewState, 'shown' | 'regionMap' | 'camera'>,
): ReadonlySignal<SeenPhoto | null> {
  const latest = signal<(SeenPhoto & { readonly photo: Photo }) | null>(null);

  effect(() => {
    const shown = preview.shown.value;
    const [regionMap, camera] = [preview.regionMap.peek(), preview.camera.peek()];
    if (shown && regionMap && camera) latest.value = { ...shown, regionMap, camera };
  });
  effect(() => {
    // Or a photo that has gone would stay in memory.
    if (latest.peek()?.photo !== photo.value) latest.value = null;
  });

  return computed(() => {
    const [seen, crop] = [latest.value, draft.crop.value];
    const isPresent = seen !== null && seen.photo === photo.value;
    return isPresent && crop && isSame(seen.settings.crop, crop) ? seen : null;
  });
}

/** Where the prompt leads the camera; null while nobody has seen it do so. */
export function promptAxesOf(
  seen: SeenPhoto | null,
  { prompt }: Pick<ClipDraft, 'prompt'>,
): CameraAxes | null {
  if (seen?.settings.camera.kind !== 'prompt') return null;
  return seen.settings.prompt === prompt.trim() ? seen.camera.axes : null;
}

function isSame(one: CropRectangle, other: CropRectangle): boolean {
  const isAtSame = one.x === other.x && one.y === other.y;
  return isAtSame && one.width === other.width && one.height === other.height;
}
