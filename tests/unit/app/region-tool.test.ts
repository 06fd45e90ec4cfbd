import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import { initialDraft } from '../../../src/app/clip-draft';
import { createDraftState, type DraftState } from '../../../src/app/draft-state';
import { createMaskState, type MaskState } from '../../../src/app/mask-state';
import { createPaintedMask } from '../../../src/app/painted-mask';
import type { Photo } from '../../../src/app/photo/photo';
import { createRegionTool, type RegionTool } from '../../../src/app/region-tool';
import { createToastState } from '../../../src/app/toast-state';
import type { RegionMap } from '../../../src/contract/regions';

/** Sky above, a person below on the left and on the right. */
const MAP: RegionMap = {
  width: 40,
  height: 20,
  placeNumbers: Uint16Array.from({ length: 800 }, (_, i) => {
    if (i < 400) return 1;
    const column = i % 40;
    return column < 10 ? 2 : column >= 34 ? 3 : 0;
  }),
  places: [
    { region: 'sky', share: 0.5, insideX: 0.5, insideY: 0.25 },
    { region: 'person', share: 0.125, insideX: 0.12, insideY: 0.75 },
    { region: 'person', share: 0.075, insideX: 0.93, insideY: 0.75 },
  ],
  movable: new Uint8Array(800).fill(255),
};

const photo = signal<Photo | null>(null);
const map = signal<RegionMap | null>(MAP);
let draft: DraftState;
let mask: MaskState;
let tool: RegionTool;

beforeEach(() => {
  const bitmap: ImageBitmap = { width: 1000, height: 500, close: () => undefined };
  const size = { widthPixels: 1000, heightPixels: 500 };
  photo.value = { bitmap, file: new Blob(), name: 'a.jpg', ...size, notes: [] };
  map.value = MAP;
  draft = createDraftState(photo, initialDraft(1));
  mask = createMaskState(draft, photo, createToastState());
  tool = createRegionTool(draft, mask, createPaintedMask(draft, mask, map), map);
});

/** Presses a place of the photo. */
function press(x: number, y: number): void {
  const target = tool.targetAt(x, y);
  if (target) tool.toggle(target);
}

const texts = (): string[] =>
  tool.offered.value.map(
    ({ region, ordinal, isStill }) => `${region} ${ordinal ?? ''} ${isStill ? 'still' : 'moves'}`,
  );

test('a press holds a whole region still and the next lets it move; beside them nothing happens', () => {
  press(100, 400);
  expect(draft.draft.value.regionStrengths).toEqual({ person: 0 });
  expect(texts()).toEqual(['sky  moves', 'person  still']);
  press(950, 400);
  expect(draft.draft.value.regionStrengths).toEqual({ person: 1 });
  press(500, 400);
  expect(draft.draft.value).toMatchObject({ regionStrengths: { person: 1 }, mask: [] });
});

test('of two people the one that is pressed stands still, and moves again', () => {
  tool.setScope('place');
  expect(texts()).toEqual(['sky  moves', 'person 1 moves', 'person 2 moves']);
  press(950, 400);
  expect(draft.draft.value.mask).toEqual([
    { kind: 'place', region: 'person', isStill: true, x: 930, y: 375 },
  ]);
  expect(texts()).toEqual(['sky  moves', 'person 1 moves', 'person 2 still']);
  press(950, 400);
  expect(draft.draft.value.mask).toEqual([]);
});

test('a place under the brush is let move by a stroke of its own, above the brush', () => {
  mask.choose('freeze');
  mask.setRadius(0.2);
  mask.begin(950, 400);
  mask.end();
  tool.setScope('place');
  expect(texts().at(-1)).toBe('person 2 still');
  press(950, 400);
  expect(draft.draft.value.mask.map(({ kind }) => kind)).toEqual(['freeze', 'place']);
  expect(texts().at(-1)).toBe('person 2 moves');
  press(950, 400);
  expect(draft.draft.value.mask.map(({ kind }) => kind)).toEqual(['freeze']);
  draft.history.undo();
  expect(texts().at(-1)).toBe('person 2 moves');
});

test('what is held as a whole is let go as a whole', () => {
  press(100, 400);
  tool.setScope('place');
  expect(tool.targetAt(950, 400)).toEqual({ region: 'person', placeNumber: null });
  press(950, 400);
  expect(draft.draft.value).toMatchObject({ regionStrengths: { person: 1 }, mask: [] });
});

test('without a map there is nothing to press', () => {
  map.value = null;
  expect(tool.targetAt(100, 400)).toBe(null);
  expect(tool.offered.value).toEqual([]);
});
