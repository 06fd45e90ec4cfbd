import type { PackNeeds } from '../../src/contract/packs-api';
import { requireBytes, requireFlag, requireRecord } from './manifest-fields';

const MAXIMUM_NEEDED_BYTES = 2 ** 40;

/**
 * Reads what a pack asks of a device. Every field may be left out, and so may all of it; needs
 * that this version does not know are left out too, as a pack that cannot do without something
 * new is of a newer format.
 *
 * @throws StudioError `pack-corrupt` naming the field that is wrong
 */
export function parsePackNeeds(value: unknown): PackNeeds {
  const needs = requireRecord(value, 'needs');
  const bytesOf = (key: Exclude<keyof PackNeeds, 'shaderF16'>): Partial<PackNeeds> =>
    needs[key] === undefined
      ? {}
      : { [key]: requireBytes(needs[key], `needs.${key}`, MAXIMUM_NEEDED_BYTES) };
  return {
    ...(needs['shaderF16'] !== undefined && {
      shaderF16: requireFlag(needs['shaderF16'], 'needs.shaderF16'),
    }),
    ...bytesOf('maxBufferSize'),
    ...bytesOf('maxStorageBufferBindingSize'),
    ...bytesOf('memoryBytes'),
  };
}
