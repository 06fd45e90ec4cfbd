import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProjectFile, writeProjectFile } from '../../../src/app/library/project-file';
import { exampleRecord } from '../../fixtures/example-record';
import { CASES, RUN, mutated } from './mutations';

const project = writeProjectFile({
  facts: {
    createdAtMs: 1_763_740_000_000,
    photoName: 'a photo.jpg',
    motionSha256: 'ab'.repeat(32),
    video: {
      codec: 'h264',
      frameCount: 60,
      durationSeconds: 2.5,
      widthPixels: 640,
      heightPixels: 360,
    },
    record: exampleRecord,
  },
  photo: new Blob(['photo']),
  video: new Blob(['\0\0\0\x14ftypisom', 'frames']),
});
const whole = new Uint8Array(await project.arrayBuffer());

test('a mutated project is opened or refused with a sentence', { timeout: 300_000 }, async () => {
  let refusals = 0;
  const property = fc.asyncProperty(mutated([whole], 600), async (bytes) => {
    const read = await readProjectFile(new Blob([bytes]), 'a.enliven');
    if (read.ok) return;
    refusals += 1;
    expect(read.problem).toMatch(/^“a\.enliven” .+\.$/);
  });
  await fc.assert(property, RUN);
  expect(refusals).toBeGreaterThan(CASES / 2);
});
