import { vi } from 'vitest';

/** On a busy machine a worker, a database or a picture takes longer than the second of Vitest's. */
const PATIENCE_MS = 20_000;

const { waitFor } = vi;

vi.waitFor = (callback, options = {}) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
