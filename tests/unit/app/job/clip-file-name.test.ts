import { expect, test } from 'vitest';
import { initialDraft, settingsOf } from '../../../../src/app/clip-draft';
import { clipFileName } from '../../../../src/app/job/clip-file-name';

function name(photoName: string, prompt: string): string {
  const crop = { x: 0, y: 0, width: 160, height: 90 };
  return clipFileName(photoName, settingsOf({ ...initialDraft(42), prompt }, crop));
}

test.each([
  [
    'IMG_1234.JPG',
    'the water ripples, everything else still',
    'img-1234-the-water-ripples-everything-else-42.mp4',
  ],
  ['Überfahrt.jpeg', '', 'überfahrt-42.mp4'],
  ['湖.png', '水面轻轻荡漾', '湖-水面轻轻荡漾-42.mp4'],
  ['../../etc/passwd', 'a/b\\c:d*', 'etc-passwd-a-b-c-d-42.mp4'],
  ['', '', 'clip-42.mp4'],
])('%s, %s', (photoName, prompt, expected) => {
  expect(name(photoName, prompt)).toBe(expected);
});

test('names stay short', () => {
  expect(name(`${'x'.repeat(300)}.jpg`, 'waves').length).toBeLessThanOrEqual(70);
});
