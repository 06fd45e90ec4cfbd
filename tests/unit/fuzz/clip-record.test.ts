import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseClipRecord } from '../../../src/app/parse-clip-record';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { validateSettings } from '../../../workers/pipeline/validate-settings';
import { createClipRecordBox } from '../../../workers/runtime/clip-record-box';
import { exampleRecord } from '../../fixtures/example-record';
import { RUN, mutated, mutatedJson } from './mutations';

const box = (type: string, payload: string): Uint8Array => {
  const body = new TextEncoder().encode(`${type}${payload}`);
  const whole = new Uint8Array(4 + body.length);
  new DataView(whole.buffer).setUint32(0, whole.length);
  whole.set(body, 4);
  return whole;
};
const clip = new Uint8Array(
  await new Blob([
    new Uint8Array(box('ftyp', 'isom')),
    new Uint8Array(box('mdat', 'frames')),
    createClipRecordBox(JSON.stringify(exampleRecord)),
  ]).arrayBuffer(),
);

test('the clip has its record to begin with', () => {
  expect(readClipRecord(clip.buffer)).toEqual(exampleRecord);
});

test('a mutated clip has a record that can be made again, or none', () => {
  fc.assert(
    fc.property(mutated([clip], 60), (bytes) => {
      expect(() => readClipRecord(bytes.buffer)).not.toThrow();
    }),
    RUN,
  );
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
