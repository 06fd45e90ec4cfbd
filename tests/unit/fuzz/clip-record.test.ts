import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseClipRecord } from '../../../src/app/parse-clip-record';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { validateSettings } from '../../../workers/pipeline/validate-settings';
import { clipsWithRecord, webmOf } from '../../fixtures/clips-with-record';
import { exampleRecord } from '../../fixtures/example-record';
import { RUN, mutated, mutatedJson } from './mutations';

const clips = Object.entries(await clipsWithRecord(JSON.stringify(exampleRecord)));

describe.each(clips)('a clip of the kind %s', (_, clip) => {
  test('has its record to begin with', async () => {
    expect(await readClipRecord(new Blob([clip]))).toEqual(exampleRecord);
  });

  test('has a record that can be made again, or none, when it is mutated', async () => {
    await fc.assert(
      fc.asyncProperty(mutated([clip], 110), async (bytes) => {
        await expect(readClipRecord(new Blob([bytes]))).resolves.not.toBeNull();
      }),
      RUN,
    );
  });
});

test('a name as long as a file is no name of ours', async () => {
  const clip = webmOf(new Uint8Array(500_000).fill(65), JSON.stringify(exampleRecord));
  expect(await readClipRecord(new Blob([clip]))).toBeUndefined();
});

test('settings that are read back are settings that the worker takes', () => {
  let kept = 0;
  fc.assert(
    fc.property(mutatedJson(exampleRecord), (json) => {
      const record = parseClipRecord(json);
      // A draft without a photo is kept with a crop of next to nothing; the worker refuses it in words.
      if (!record || Math.min(record.settings.crop.width, record.settings.crop.height) < 32) return;
      kept += 1;
      const { crop } = record.settings;
      const photo = { width: crop.x + crop.width, height: crop.y + crop.height };
      validateSettings(record.settings, photo);
    }),
    RUN,
  );
  expect(kept).toBeGreaterThan(0);
});
