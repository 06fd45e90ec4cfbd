import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CHUNK_BYTES,
  parsePackManifest,
  type PackManifest,
} from '../../../workers/storage/pack-manifest';
import { StudioError } from '../../../workers/studio-error';
import { CASES, RUN, mutatedJson } from './mutations';

const shipped: unknown = JSON.parse(readFileSync('models/motion-field/pack/pack.json', 'utf8'));

/** The manifest, or the code it is refused with; anything else that is thrown is a fault. */
function parsed(json: unknown): PackManifest | string {
  try {
    return parsePackManifest(json);
  } catch (error) {
    if (error instanceof StudioError) return error.code;
    throw error;
  }
}

/** Whether every file lies in the pack's own folder and is as long as its digests say. */
function isSafe({ files }: PackManifest): boolean {
  return files.every(({ path, sizeBytes, chunkSha256 }) => {
    const address = new URL(path, 'https://host/packs/one/').href;
    const isInside = /^https:\/\/host\/packs\/one\/./.test(address);
    return isInside && chunkSha256.length === Math.ceil(sizeBytes / CHUNK_BYTES);
  });
}

test('a mutated manifest is read or refused by name, and what is read stays in its folder', () => {
  let refusals = 0;
  fc.assert(
    fc.property(mutatedJson(shipped), (json) => {
      const result = parsed(json);
      if (typeof result !== 'string') return isSafe(result);
      refusals += 1;
      return ['pack-corrupt', 'pack-unsupported'].includes(result);
    }),
    RUN,
  );
  expect(refusals).toBeGreaterThan(CASES / 2);
});

test('any JSON whatever is refused or read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(() => parsed(json)).not.toThrow();
    }),
    RUN,
  );
});
