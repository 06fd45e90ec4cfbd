import { describe, expect, test } from 'vitest';
import { createSerialQueue } from '../../../workers/runtime/serial-queue';

function createDeferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('serial queue', () => {
  test('starts a task only when the one before it is done', async () => {
    const queue = createSerialQueue();
    const gate = createDeferred();
    const events: string[] = [];
    const first = queue.run(async () => {
      events.push('first starts');
      await gate.promise;
      events.push('first ends');
    });
    const second = queue.run(async () => {
      events.push('second starts');
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(events).toEqual(['first starts']);
    gate.resolve();
    await Promise.all([first, second]);
    expect(events).toEqual(['first starts', 'first ends', 'second starts']);
  });

  test('keeps the order of arrival and gives each its own result', async () => {
    const queue = createSerialQueue();
    const order: number[] = [];
    const results = await Promise.all(
      [3, 1, 2].map((value) =>
        queue.run(async () => {
          await new Promise((resolve) => setTimeout(resolve, value));
          order.push(value);
          return value * 10;
        }),
      ),
    );
    expect(order).toEqual([3, 1, 2]);
    expect(results).toEqual([30, 10, 20]);
  });

  test.each([
    ['rejects', () => Promise.reject(new Error('broken'))],
    [
      'throws at once',
      () => {
        throw new Error('broken');
      },
    ],
  ])('goes on after a task that %s', async (_, task) => {
    const queue = createSerialQueue();
    const failed = queue.run(task);
    const next = queue.run(async () => 'still here');
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe('still here');
  });
});
