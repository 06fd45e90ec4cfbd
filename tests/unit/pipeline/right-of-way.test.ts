import { expect, test } from 'vitest';
import { createRightOfWay } from '../../../workers/pipeline/right-of-way';

const NEVER = new AbortController().signal;

/** Ends when it is told to stop, or when `go` is called. */
function createWork(events: string[], name: string) {
  let go = (): void => {};
  const task = async (signal: AbortSignal): Promise<string> => {
    events.push(`${name} begins`);
    await new Promise<void>((resolve, reject) => {
      go = resolve;
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
    events.push(`${name} ends`);
    return name;
  };
  return { task, go: () => go() };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

test('a host stops a guest, which is begun anew when the host is done', async () => {
  const way = createRightOfWay();
  const events: string[] = [];
  const work = createWork(events, 'guest');
  const guest = way.guest(work.task, NEVER);
  await turn();
  await way.host(async () => void events.push('host'));
  await turn();
  work.go();
  expect(await guest).toBe('guest');
  expect(events).toEqual(['guest begins', 'host', 'guest begins', 'guest ends']);
});

test('of those who wait, hosts come first and guests one at a time', async () => {
  const way = createRightOfWay();
  const events: string[] = [];
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const hosts = [way.host(() => gate)];
  const guests = ['one', 'two'].map((name) =>
    way.guest(async () => {
      events.push(name);
    }, NEVER),
  );
  hosts.push(way.host(async () => void events.push('host')));
  open();
  await Promise.all([...hosts, ...guests]);
  expect(events).toEqual(['host', 'one', 'two']);
});

test('a host that comes while a guest waits for another host goes before it', async () => {
  const way = createRightOfWay();
  const events: string[] = [];
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const first = way.host(() => gate);
  const guest = way.guest(async () => void events.push('guest'), NEVER);
  // By now the guest stands next in the queue.
  await turn();
  const second = way.host(async () => void events.push('host'));
  open();
  await Promise.all([first, second, guest]);
  expect(events).toEqual(['host', 'guest']);
});

test('a guest that is cancelled is told at once, even while it waits for a host', async () => {
  const way = createRightOfWay();
  let open = (): void => {};
  const host = way.host(
    () =>
      new Promise<void>((resolve) => {
        open = resolve;
      }),
  );
  const controller = new AbortController();
  let hasRun = false;
  const guest = way.guest(async () => {
    hasRun = true;
  }, controller.signal);
  controller.abort();
  await expect(guest).rejects.toMatchObject({ name: 'AbortError' });
  open();
  await host;
  await turn();
  expect(hasRun).toBe(false);
  expect(await way.guest(async () => 'next', NEVER)).toBe('next');
});

test('a guest that fails by itself is not tried again, and holds nobody up', async () => {
  const way = createRightOfWay();
  let tries = 0;
  const failing = way.guest(async () => {
    tries += 1;
    throw new Error('no');
  }, NEVER);
  await expect(failing).rejects.toThrow('no');
  expect(tries).toBe(1);
  expect(await way.host(async () => 'host')).toBe('host');
});
