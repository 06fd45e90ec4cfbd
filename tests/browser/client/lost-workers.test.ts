import { expect, onTestFinished, test } from 'vitest';
import { createPacksClient } from '../../../src/client/packs-client';
import { createSequenceClient } from '../../../src/client/sequence-client';
import type { Result } from '../../../src/contract/result';

/** A client over a true worker. */
interface Supervised {
  readonly client: { dispose(): void };
  /** Asks the worker something that it answers without any state of its own. */
  ask(): Promise<Result<unknown>>;
}

type Track = (worker: Worker) => Worker;

function sequences(track: Track): Supervised {
  const client = createSequenceClient(() =>
    track(
      new Worker(new URL('../../../workers/sequence.worker.ts', import.meta.url), {
        type: 'module',
      }),
    ),
  );
  const format = { widthPixels: 64, heightPixels: 64, framesPerSecond: 12 };
  return { client, ask: () => client.show({ ...format, fit: 'cover', parts: [] }) };
}

function packs(track: Track): Supervised {
  const client = createPacksClient(() =>
    track(
      new Worker(new URL('../../../workers/packs.worker.ts', import.meta.url), { type: 'module' }),
    ),
  );
  return { client, ask: () => client.list() };
}

for (const [name, supervise] of Object.entries({ sequences, packs })) {
  test(`a worker of ${name} that the browser ends without a word fails what was pending`, async () => {
    const started: Worker[] = [];
    const { client, ask } = supervise((worker) => {
      started.push(worker);
      return worker;
    });
    onTestFinished(() => client.dispose());
    expect(await ask()).toMatchObject({ ok: true });
    const pending = ask();
    started[0]?.terminate();
    expect(await pending).toMatchObject({ failure: { code: 'worker-crashed', recovery: 'retry' } });
    expect(await ask()).toMatchObject({ ok: true });
    expect(started).toHaveLength(2);
  });
}
