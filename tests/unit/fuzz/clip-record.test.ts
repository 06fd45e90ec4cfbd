import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseClipRecord } from '../../../src/app/parse-clip-record';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { validateSettings } from '../../../workers/pipeline/validate-settings';
import { WEBM_RECORD_TAG } from '../../../src/contract/clip-record-marks';
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

/** An element of EBML, its size in eight bytes. */
const element = (id: readonly number[], payload: Uint8Array): Uint8Array => {
  const size = new Uint8Array(8);
  new DataView(size.buffer).setBigUint64(0, BigInt(payload.length));
  size[0] = 1;
  return new Uint8Array([...id, ...size, ...payload]);
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const simpleTag = new Uint8Array([
  ...element([0x45, 0xa3], utf8(WEBM_RECORD_TAG)),
  ...element([0x44, 0x87], utf8(JSON.stringify(exampleRecord))),
]);
const tags = element(
  [0x12, 0x54, 0xc3, 0x67],
  element([0x73, 0x73], element([0x67, 0xc8], simpleTag)),
);
const cluster = element([0x1f, 0x43, 0xb6, 0x75], utf8('frames'));
const webm = new Uint8Array([
  ...element([0x1a, 0x45, 0xdf, 0xa3], utf8('webm')),
  ...element([0x18, 0x53, 0x80, 0x67], new Uint8Array([...cluster, ...tags])),
]);

test.each([
  ['MP4', clip],
  ['WebM', webm],
])('a clip as %s has its record to begin with', async (_, bytes) => {
  expect(await readClipRecord(new Blob([bytes]))).toEqual(exampleRecord);
});

test('a mutated clip has a record that can be made again, or none', async () => {
  await fc.assert(
    fc.asyncProperty(mutated([clip, webm], 60), async (bytes) => {
      await expect(readClipRecord(new Blob([bytes]))).resolves.not.toBeNull();
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
