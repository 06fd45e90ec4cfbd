import { describe, expect, test } from 'vitest';
import { findCutOffSubject } from '../../../../src/app/photo/cut-off-subject';
import { roomierCrop } from '../../../../src/app/photo/roomier-crop';
import { findSourceNotes, type SourceUse } from '../../../../src/app/photo/source-notes';
import type { RegionMap, RegionName } from '../../../../src/contract/regions';
import { sourceNoteText } from '../../../../src/ui/stage/source-note-text';

const [WIDTH, HEIGHT] = [40, 30];

/** A map of boxes, the later ones on top; the ends are not inside. */
function mapOf(
  ...boxes: readonly [region: RegionName, x: number, y: number, endX: number, endY: number][]
): RegionMap {
  const placeNumbers = new Uint16Array(WIDTH * HEIGHT);
  const places = boxes.map(([region, x, y, endX, endY], index) => {
    for (let row = y; row < endY; row += 1) {
      placeNumbers.fill(index + 1, row * WIDTH + x, row * WIDTH + endX);
    }
    const share = ((endX - x) * (endY - y)) / (WIDTH * HEIGHT);
    return { region, share, insideX: 0.5, insideY: 0.5 };
  });
  const movable = new Uint8Array(WIDTH * HEIGHT);
  return { width: WIDTH, height: HEIGHT, placeNumbers, places, movable };
}

describe('a cut-off subject', () => {
  test.each([
    ['at the left edge', mapOf(['person', 0, 8, 6, 30]), { subject: 'person', side: 'left' }],
    ['at the right edge', mapOf(['animal', 30, 5, 40, 15]), { subject: 'animal', side: 'right' }],
    ['at the upper edge', mapOf(['person', 15, 0, 25, 30]), { subject: 'person', side: 'top' }],
    [
      'is the one that is cut off along most of an edge',
      mapOf(['person', 0, 10, 4, 14], ['animal', 36, 2, 40, 18]),
      { subject: 'animal', side: 'right' },
    ],
  ] as const)('%s', (_where, map, found) => {
    expect(findCutOffSubject(map)).toEqual(found);
  });

  test.each([
    ['stands on the lower edge', mapOf(['person', 12, 6, 28, 30])],
    ['leaves the sides with the shoulders alone', mapOf(['person', 0, 20, 40, 30])],
    ['is small', mapOf(['person', 0, 10, 1, 14])],
    [
      'touches an edge with a hand alone',
      mapOf(['person', 10, 5, 20, 25], ['person', 0, 9, 10, 11]),
    ],
    ['is water or sky', mapOf(['sky', 0, 0, 40, 15], ['water', 0, 15, 40, 30])],
  ] as const)('is none that %s', (_what, map) => {
    expect(findCutOffSubject(map)).toBeNull();
  });
});

describe('room for it', () => {
  const photo = { widthPixels: 1000, heightPixels: 600 };

  test('is a wider crop while there is photo beyond the edge', () => {
    const crop = { x: 200, y: 100, width: 400, height: 400 };
    expect(roomierCrop(crop, photo, 'left', null)).toEqual({ ...crop, x: 140, width: 460 });
    expect(roomierCrop(crop, photo, 'right', null)).toEqual({ ...crop, width: 460 });
    expect(roomierCrop(crop, photo, 'top', null)).toEqual({ ...crop, y: 40, height: 460 });
  });

  test('is the crop moved where its shape cannot grow', () => {
    const upright = { x: 400, y: 0, width: 300, height: 600 };
    expect(roomierCrop(upright, photo, 'left', 0.5)).toEqual({ ...upright, x: 355 });
  });

  test('is none at the photo’s own edge', () => {
    const crop = { x: 0, y: 0, width: 990, height: 600 };
    expect(roomierCrop(crop, photo, 'left', null)).toBeNull();
    expect(roomierCrop(crop, photo, 'top', 990 / 600)).toBeNull();
    // Ten pixels are no room.
    expect(roomierCrop(crop, photo, 'right', null)).toBeNull();
  });
});

describe('the note', () => {
  const use: SourceUse = {
    photo: { widthPixels: 4000, heightPixels: 3000 },
    crop: { x: 1000, y: 0, width: 2400, height: 3000 },
    output: { widthPixels: 576, heightPixels: 720 },
    measures: null,
    ratio: null,
    regionMap: mapOf(['person', 0, 5, 8, 30]),
    isCameraMoving: true,
  };

  test('says who is cut off where, and offers the photo beyond', () => {
    const [note] = findSourceNotes(use);
    if (!note) throw new Error('no note');
    expect(note).toMatchObject({ kind: 'cut-off', roomier: { x: 640, width: 2760 } });
    expect(sourceNoteText(note)).toEqual({
      text: 'A person reaches past the left edge, and a moving camera cuts off more of them.',
      remedy: 'Make room on the left',
    });
  });

  test('stills the camera where the photo ends', () => {
    const crop = { ...use.crop, x: 0 };
    const [note] = findSourceNotes({ ...use, crop, regionMap: mapOf(['animal', 0, 5, 8, 30]) });
    if (!note) throw new Error('no note');
    expect(sourceNoteText(note)).toEqual({
      text: 'An animal reaches past the left edge, and a moving camera cuts off more of it.',
      remedy: 'Keep the camera still',
    });
  });

  test('is none under a still camera, nor of a photo that has not been seen', () => {
    expect(findSourceNotes({ ...use, isCameraMoving: false })).toEqual([]);
    expect(findSourceNotes({ ...use, regionMap: null })).toEqual([]);
  });
});
