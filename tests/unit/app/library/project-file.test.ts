import { describe, expect, test } from 'vitest';
import type { KeptFacts } from '../../../../src/app/library/kept-clip';
import { readProjectFile, writeProjectFile } from '../../../../src/app/library/project-file';
import { exampleRecord } from '../../../fixtures/example-record';

const facts: KeptFacts = {
  createdAtMs: 1_763_740_000_000,
  photoName: 'Straße bei Nacht 🌃.jpg',
  motionSha256: 'ab'.repeat(32),
  video: {
    codec: 'h264',
    frameCount: 60,
    durationSeconds: 2.5,
    widthPixels: 640,
    heightPixels: 360,
  },
  record: exampleRecord,
};
const photo = new Blob([Uint8Array.of(0xff, 0xd8, 1, 2, 3)], { type: 'image/jpeg' });
const video = new Blob(['\0\0\0\x14ftypisom', 'and the rest'], { type: 'video/mp4' });
const whole = new Uint8Array(await writeProjectFile({ facts, photo, video }).arrayBuffer());
const headerStart = 16;

function read(bytes: Uint8Array<ArrayBuffer>): ReturnType<typeof readProjectFile> {
  return readProjectFile(new Blob([bytes]), 'lake.enliven');
}

async function problemOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const result = await read(bytes);
  return result.ok ? 'none' : result.problem;
}

/** The file with another header, its length set right. */
function withHeader(header: unknown): Uint8Array<ArrayBuffer> {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const oldBytes = new DataView(whole.buffer).getUint32(12, true);
  const rest = whole.slice(headerStart + oldBytes);
  const file = new Uint8Array(headerStart + json.length + rest.length);
  file.set(whole.slice(0, headerStart));
  new DataView(file.buffer).setUint32(12, json.length, true);
  file.set(json, headerStart);
  file.set(rest, headerStart + json.length);
  return file;
}

const lengths = { photoBytes: photo.size, videoBytes: video.size };

test('a project is read as it was written', async () => {
  const result = await read(whole);
  if (!result.ok) throw new Error(result.problem);
  expect(result.project.facts).toEqual(facts);
  expect(await result.project.photo.arrayBuffer()).toEqual(await photo.arrayBuffer());
  expect(await result.project.video.text()).toBe(await video.text());
  expect(result.project.video.type).toBe('video/mp4');
});

describe('is refused, saying what is wrong:', () => {
  const claims = (offset: number, value: number): Uint8Array<ArrayBuffer> => {
    const file = whole.slice();
    new DataView(file.buffer).setUint32(offset, value, true);
    return file;
  };
  test.each([
    ['an empty file', new Uint8Array(0), 'does not begin as one'],
    ['a photo under the name', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4), 'does not begin'],
    ['one cut in its first bytes', whole.slice(0, 12), 'cut short'],
    ['one cut in its header', whole.slice(0, 40), 'cut short'],
    ['one cut in its video', whole.slice(0, -1), 'cut short'],
    ['one with something behind it', Uint8Array.of(...whole, 0), 'more in it than it says'],
    ['one of a later format', claims(8, 2), 'format 2'],
    ['a header of four gigabytes', claims(12, 0xffff_ffff), 'longer than any header'],
    ['no JSON', withHeader('{"facts":'), 'missing or out of range'],
    ['JSON that is no object', withHeader('7'), 'missing or out of range'],
    ['no facts', withHeader(lengths), 'missing or out of range'],
    [
      'settings out of range',
      withHeader({
        ...lengths,
        facts: {
          ...facts,
          record: { ...exampleRecord, settings: { ...exampleRecord.settings, steps: 99 } },
        },
      }),
      'missing or out of range',
    ],
    [
      'a codec that is a method of objects',
      withHeader({ ...lengths, facts: { ...facts, video: { ...facts.video, codec: 'toString' } } }),
      'missing or out of range',
    ],
    ['lengths below zero', withHeader({ ...lengths, facts, photoBytes: -5 }), 'out of range'],
    ['lengths that are no numbers', withHeader({ ...lengths, facts, videoBytes: '9' }), 'range'],
    ['lengths beyond the file', withHeader({ ...lengths, facts, videoBytes: 2 ** 50 }), 'short'],
    [
      'a page where the video should be',
      withHeader({ facts, photoBytes: photo.size + 4, videoBytes: video.size - 4 }),
      'no MP4',
    ],
  ])('%s', async (_, bytes, words) => {
    const problem = await problemOf(bytes);
    expect(problem).toContain('“lake.enliven”');
    expect(problem).toContain(words);
  });
});

test('fields that are not known are left out', async () => {
  const result = await read(withHeader({ ...lengths, facts: { ...facts, extra: 1 }, more: 2 }));
  expect(result.ok && result.project.facts).toEqual(facts);
});

test('damage anywhere never throws', async () => {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const outcomes = new Set<boolean>();
  for (let round = 0; round < 400; round += 1) {
    const damaged = whole.slice();
    for (let change = 0; change <= random(3); change += 1) {
      damaged[random(damaged.length)] = random(256);
    }
    outcomes.add((await read(damaged)).ok);
  }
  // Damage within photo or video is not seen here; both cases are reached.
  expect(outcomes).toEqual(new Set([true, false]));
});
