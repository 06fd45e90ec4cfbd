import { expect, test } from 'vitest';
import { initialDraft, lockedRatio, settingsOf } from '../../../../src/app/clip-draft';
import { cropAspects, fitCrop } from '../../../../src/app/crop';
import { draftOfSettings } from '../../../../src/app/library/draft-of-settings';
import { sizeNames } from '../../../../src/app/output-size';
import { exampleRecord } from '../../../fixtures/example-record';

const photos = [
  { widthPixels: 4032, heightPixels: 3024 },
  { widthPixels: 1279, heightPixels: 1601 },
  { widthPixels: 480, heightPixels: 320 },
];

test.each(photos)('every shape and size of a photo of %j leads back to its settings', (photo) => {
  for (const aspect of cropAspects) {
    for (const name of sizeNames) {
      const draft = { ...initialDraft(9), aspect, size: { kind: 'named', name } as const };
      const settings = settingsOf(draft, fitCrop(photo, lockedRatio(draft)));
      const again = draftOfSettings(settings);
      expect(settingsOf(again, settings.crop)).toEqual(settings);
      expect(again.size).toEqual({ kind: 'named', name });
      expect([again.aspect, 'free']).toContain(aspect);
    }
  }
});

test('the photo’s own size is known again', () => {
  const draft = { ...initialDraft(9), size: { kind: 'photo' } as const };
  const settings = settingsOf(draft, { x: 3, y: 5, width: 1002, height: 702 });
  expect(draftOfSettings(settings)).toMatchObject({ aspect: 'free', size: { kind: 'photo' } });
});

test('a size without a name stays as exact as it was', () => {
  const { settings } = exampleRecord;
  const odd = { ...settings, widthPixels: 642, heightPixels: 346 };
  expect(draftOfSettings(odd)).toMatchObject({
    aspect: 'free',
    size: { kind: 'exact', widthPixels: 642, heightPixels: 346 },
    isSeedLocked: true,
    seed: settings.seed,
    mask: settings.mask,
    arrows: settings.arrows,
  });
});
