import { expect, test } from 'vitest';
import { framingNoteOf } from '../../../../src/app/camera/framing-note';
import { NO_AXES } from '../../../../src/contract/camera-axes';

const OUTPUT = { widthPixels: 1280, heightPixels: 720 };

function noteOf(greatestFraming: number, greatestMagnification: number, width: number) {
  const crop = { x: 0, y: 0, width, height: (width * 9) / 16 };
  return framingNoteOf({ greatestFraming, greatestMagnification, axes: NO_AXES }, crop, OUTPUT);
}

test('how much the picture is enlarged, in whole per cent', () => {
  expect(noteOf(1.124, 1.124, 4000)).toEqual({ enlargedPercent: 12, stretch: null });
  expect(noteOf(1, 1.2, 4000)).toEqual({ enlargedPercent: 0, stretch: null });
});

test('a photo that has no more pixels to show is told to look soft', () => {
  expect(noteOf(1.3, 1.6, 1280).stretch).toBeCloseTo(1.6);
  expect(noteOf(1.2, 1.4, 1280).stretch).toBeNull();
});

test('a photo that is too small without any camera is no fault of the camera', () => {
  expect(noteOf(1.3, 1.6, 640).stretch).toBeNull();
  expect(noteOf(1.01, 1.05, 880).stretch).toBeNull();
});
