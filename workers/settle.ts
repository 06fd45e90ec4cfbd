import type { Result } from '../src/contract/result';
import { failureOf } from './failure-of';

/** Runs a task; whatever it throws becomes a value that crosses the wire. */
export async function settle<T>(task: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}
