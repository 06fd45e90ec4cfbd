import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createStudioClient, type StudioClient } from '../../../src/client/studio-client';
import { initialDraft, settingsOf } from '../../../src/app/clip-draft';
import type { AnimateRequest, StudioOptions } from '../../../src/contract/studio-api';
import type { Progress } from '../../../src/contract/progress';

const graceMs = 2000;
const options: StudioOptions = { networks: 'auto', packUrl: 'https://example.org/pack/' };
let startedWorkers: Worker[] = [];

function startFakeWorker(): Worker {
  const worker = new Worker(new URL('./workers/fake-studio.worker.ts', import.meta.url), {
    type: 'module',
  });
  startedWorkers.push(worker);
  return worker;
}

function createClient(): StudioClient {
  const client = createStudioClient(startFakeWorker, graceMs);
  onTestFinished(() => client.dispose());
  return client;
}

async function openClient(): Promise<StudioClient> {
  const client = createClient();
  expect(await client.open(options)).toMatchObject({ ok: true });
  return client;
}

async function request(prompt: string): Promise<AnimateRequest> {
  const photo = await createImageBitmap(new ImageData(80, 64));
  const crop = { x: 0, y: 0, width: 80, height: 64 };
  return { photo, photoId: 'blank', settings: settingsOf({ ...initialDraft(1), prompt }, crop) };
}

async function animate(client: StudioClient, prompt: string, signal = neverAborts()) {
  return client.animate(await request(prompt), () => undefined, signal);
}

function neverAborts(): AbortSignal {
  return new AbortController().signal;
}

afterEach(() => {
  startedWorkers = [];
});

test('opening gives the device, and a second open uses the same worker', async () => {
  const client = await openClient();
  expect(await client.open(options)).toMatchObject({
    ok: true,
    value: { adapter: options.packUrl, networkBackend: 'wasm' },
  });
  expect(startedWorkers).toHaveLength(1);
});

test('opening with another pack ends the worker before, and what was pending in it', async () => {
  const client = await openClient();
  const pending = animate(client, 'never answer');
  // It has to have been sent.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const packUrl = 'https://example.org/another/';
  expect(await client.open({ ...options, packUrl })).toMatchObject({ value: { adapter: packUrl } });
  expect(await pending).toMatchObject({ failure: { code: 'cancelled' } });
  expect(startedWorkers).toHaveLength(2);
});

test('a job before opening is refused', async () => {
  expect(await animate(createClient(), 'waves')).toMatchObject({
    ok: false,
    failure: { code: 'invalid-request' },
  });
});

test('a clip comes back, its photo transferred, its progress told', async () => {
  const client = await openClient();
  const sent = await request('waves');
  const reports: Progress[] = [];
  const result = await client.animate(sent, (progress) => reports.push(progress), neverAborts());
  expect(result).toMatchObject({ ok: true, value: { widthPixels: 900, heightPixels: 720 } });
  expect(result.ok && result.value.motionSha256).toContain(' 80');
  expect(sent.photo.width).toBe(0);
  await vi.waitFor(() => expect(reports).toEqual([{ kind: 'understand', fraction: 0.5 }]));
});

describe('a photo that never reached a worker is let go', () => {
  test('because the studio was not opened', async () => {
    const { photo, ...rest } = await request('waves');
    await createClient().animate({ photo, ...rest }, () => undefined, neverAborts());
    expect(photo.width).toBe(0);
  });

  test('because the job was cancelled before', async () => {
    const client = await openClient();
    const { photo, ...rest } = await request('waves');
    await client.preview({ photo, ...rest }, () => undefined, AbortSignal.abort());
    expect(photo.width).toBe(0);
  });

  test('because the worker could not be opened', async () => {
    const client = createClient();
    await client.open({ ...options, packUrl: 'https://example.org/no-webgpu/' });
    const { photo, ...rest } = await request('waves');
    await client.preview({ photo, ...rest }, () => undefined, neverAborts());
    expect(photo.width).toBe(0);
  });
});

test('the pack is prepared under a job of its own', async () => {
  const client = await openClient();
  expect(await client.preparePack(() => undefined, neverAborts())).toMatchObject({
    ok: true,
    value: { id: 'fake' },
  });
});

describe('failures', () => {
  test('a failure to open is told and the next call tries afresh', async () => {
    const client = createClient();
    const failing = { ...options, packUrl: 'https://example.org/no-webgpu/' };
    expect(await client.open(failing)).toMatchObject({ failure: { code: 'no-webgpu' } });
    expect(await client.open(options)).toMatchObject({ ok: true });
    expect(startedWorkers).toHaveLength(2);
  });

  test('a crash fails what was pending; the next call has a fresh worker, opened alike', async () => {
    const client = await openClient();
    const [crashed, alsoPending] = await Promise.all([
      animate(client, 'crash'),
      animate(client, 'never answer'),
    ]);
    expect(crashed).toMatchObject({ failure: { code: 'worker-crashed', recovery: 'retry' } });
    expect(alsoPending).toMatchObject({ failure: { code: 'worker-crashed' } });
    expect(await animate(client, 'waves')).toMatchObject({ ok: true });
    expect(startedWorkers).toHaveLength(2);
  });

  test('a worker that the browser ends without a word fails what was pending too', async () => {
    const client = await openClient();
    const pending = animate(client, 'never answer');
    await vi.waitFor(() => expect(startedWorkers).toHaveLength(1));
    startedWorkers[0]?.terminate();
    expect(await pending).toMatchObject({ failure: { code: 'worker-crashed' } });
    expect(await animate(client, 'waves')).toMatchObject({ ok: true });
    expect(startedWorkers).toHaveLength(2);
  });

  test('a throw in the worker is a failure, not a crash', async () => {
    const client = await openClient();
    expect(await animate(client, 'throw')).toMatchObject({
      failure: { code: 'unexpected', detail: expect.stringContaining('a throw, as asked') },
    });
    expect(await animate(client, 'waves')).toMatchObject({ ok: true });
    expect(startedWorkers).toHaveLength(1);
  });

  test('an answer of another contract is a stale worker', async () => {
    const client = await openClient();
    expect(await animate(client, 'foreign answer')).toMatchObject({
      failure: { code: 'stale-worker', recovery: 'reload' },
    });
  });

  test('a worker that cannot even start', async () => {
    const client = createStudioClient(
      () => new Worker(new URL('./workers/broken.worker.ts', import.meta.url), { type: 'module' }),
      graceMs,
    );
    expect(await client.open(options)).toMatchObject({ failure: { code: 'worker-crashed' } });
  });
});

describe('cancel', () => {
  test('a job that hears it answers, and the worker lives on', async () => {
    const client = await openClient();
    const controller = new AbortController();
    const reports: Progress[] = [];
    const pending = client.animate(
      await request('wait for cancel'),
      (progress) => {
        reports.push(progress);
        controller.abort();
      },
      controller.signal,
    );
    expect(await pending).toMatchObject({ failure: { code: 'cancelled' } });
    // What was reported after the cancel is not passed on.
    expect(reports).toEqual([{ kind: 'understand', fraction: 0.5 }]);
    expect(await animate(client, 'waves')).toMatchObject({ ok: true });
    expect(startedWorkers).toHaveLength(1);
  });

  test('a job that does not is ended with its worker after the grace time', async () => {
    const client = await openClient();
    const controller = new AbortController();
    const pending = animate(client, 'never answer', controller.signal);
    const bystander = animate(client, 'never answer');
    setTimeout(() => controller.abort(), 50);
    expect(await pending).toMatchObject({ failure: { code: 'cancelled' } });
    expect(await bystander).toMatchObject({ failure: { code: 'worker-crashed' } });
    expect(await animate(client, 'waves')).toMatchObject({ ok: true });
    expect(startedWorkers).toHaveLength(2);
  });

  test('a signal that has aborted already sends nothing', async () => {
    const client = await openClient();
    expect(await animate(client, 'never answer', AbortSignal.abort())).toMatchObject({
      failure: { code: 'cancelled' },
    });
  });

  test('disposing answers what is pending', async () => {
    const client = await openClient();
    const pending = animate(client, 'never answer');
    setTimeout(() => client.dispose(), 50);
    expect(await pending).toMatchObject({ failure: { code: 'cancelled' } });
  });
});
