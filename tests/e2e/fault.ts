import { test } from 'vitest';

/** A row of docs/faults.md. */
export interface Fault {
  readonly injected: string;
  readonly outcome: string;
}

declare module 'vitest' {
  interface TaskMeta {
    fault?: Fault;
  }
}

/**
 * A test that injects a fault; `npm run faults` writes what held into docs/faults.md.
 *
 * @param injected what is done to the app
 * @param outcome what the person meets, and what survives
 */
export function fault(injected: string, outcome: string, body: () => Promise<void>): void {
  // What is expected is the body's to say.
  // oxlint-disable-next-line vitest/expect-expect
  test(`${injected}: ${outcome}`, async ({ task }) => {
    task.meta.fault = { injected, outcome };
    await body();
  });
}
