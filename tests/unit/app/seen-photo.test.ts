import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import { initialDraft, settingsOf } from '../../../src/app/clip-draft';
import { createDraftState, type DraftState } from '../../../src/app/draft-state';
import type { Photo } from '../../../src/app/photo/photo';
import { createSeenPhoto, promptAxesOf, type SeenPhoto } from '../../../src/app/seen-photo';
import type { ShownPreview } from '../../../src/app/shown-preview';
import type { CameraReport } from '../../../src/contract/camera';
import { NO_AXES } from '../../../src/contract/camera-axes';
import type { RegionMap } from '../../../src/contract/regions';

const MAP: RegionMap = {
  width: 1,
  height: 1,
  placeNumbers: new Uint16Array(1),
  places: [],
  movable: new Uint8Array(1),
};
const CAMERA: CameraReport = {
  greatestFraming: 1,
  greatestMagnification: 1,
  axes: { ...NO_AXES, pan: 0.5 },
};

const photo = signal<Photo | null>(null);
const shown = signal<ShownPreview | null>(null);
let draft: DraftState;
let seen: { readonly value: SeenPhoto | null };

function openPhoto(): void {
  const bitmap: ImageBitmap = { width: 900, height: 600, close: () => undefined };
  const size = { widthPixels: 900, heightPixels: 600 };
  photo.value = { bitmap, file: new Blob(), name: 'a.jpg', ...size, notes: [] };
}

/** What is set is seen moving. */
function see(): void {
  const [current, crop] = [photo.peek(), draft.crop.peek()];
  if (!current || !crop) throw new Error('no photo');
  shown.value = { photo: current, settings: settingsOf(draft.draft.peek(), crop) };
}

beforeEach(() => {
  photo.value = null;
  shown.value = null;
  draft = createDraftState(photo, { ...initialDraft(1), prompt: 'the camera pans' });
  seen = createSeenPhoto(photo, draft, { shown, regionMap: signal(MAP), camera: signal(CAMERA) });
  openPhoto();
  see();
});

test('what was seen is known after the live stage has gone', () => {
  shown.value = null;
  expect(seen.value?.regionMap).toBe(MAP);
});

test('another crop has not been seen, the former again has', () => {
  const crop = draft.crop.peek();
  if (!crop) throw new Error('no crop');
  draft.setCrop({ ...crop, width: 500 });
  expect(seen.value).toBeNull();
  draft.setCrop(crop);
  expect(seen.value?.regionMap).toBe(MAP);
});

test('another photo has not been seen, though it is as large', () => {
  openPhoto();
  expect(seen.value).toBeNull();
});

test('what comes late of a photo that has gone is not taken for the present one’s', () => {
  const late = shown.peek();
  shown.value = null;
  openPhoto();
  shown.value = late;
  expect(seen.value).toBeNull();
});

test('a prompt’s camera is known of these words alone, and not from a move by name', () => {
  expect(promptAxesOf(seen.value, { prompt: ' the camera pans ' })).toBe(CAMERA.axes);
  expect(promptAxesOf(seen.value, { prompt: 'the camera tilts' })).toBeNull();
  draft.change({ camera: { kind: 'preset', preset: 'roll', strength: 1 } });
  see();
  expect(promptAxesOf(seen.value, { prompt: 'the camera pans' })).toBeNull();
  expect(promptAxesOf(null, { prompt: 'the camera pans' })).toBeNull();
});
