import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createDeferred } from '../../../src/client/deferred';
import { pageLockName } from '../../../src/contract/page-lock';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { exampleRecord } from '../../fixtures/example-record';
import type { FullDiskAnswer } from './workers/full-disk.worker';
import type { SpillErrand } from './workers/spill.worker';

const PLAYS = 2;
const encoding: SpillErrand = {
  kind: 'encode',
  container: 'mp4',
  codec: 'h264',
  metadata: JSON.stringify(exampleRecord),
  playCount: PLAYS,
};

function startWorker(): Worker {
  const worker = new Worker(new URL('./workers/spill.worker.ts', import.meta.url), {
    type: 'module',
  });
  onTestFinished(() => worker.terminate());
  return worker;
}

function send(worker: Worker, errand: SpillErrand): Promise<readonly Blob[]> {
  return new Promise((resolve, reject) => {
    const once = { once: true };
    const take = ({ data }: MessageEvent<readonly Blob[]>): void => resolve(data);
    worker.addEventListener('message', take, once);
    worker.addEventListener('error', (event) => reject(new Error(event.message)), once);
    // A worker is of this very origin: there is none to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(errand);
  });
}

/** Names of the files that lie in the folder. */
async function spilled(): Promise<readonly string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('enliven-spill', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) if (!name.endsWith('.finished')) names.push(name);
  return names;
}

async function packetsOf(file: Blob): Promise<readonly string[]> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) return [];
  const found: string[] = [];
  for await (const { timestamp, type, data } of new EncodedPacketSink(track).packets()) {
    found.push(`${timestamp.toFixed(6)} ${type} ${data.length} ${data.slice(0, 40).join(' ')}`);
  }
  return found;
}

/** Types of the boxes at the top of an MP4, in their order. */
async function boxesOf(file: Blob): Promise<readonly string[]> {
  const types: string[] = [];
  for (let at = 0; at < file.size;) {
    const head = new DataView(await file.slice(at, at + 16).arrayBuffer());
    types.push(String.fromCharCode(...new Uint8Array(head.buffer, 4, 4)));
    const size = head.getUint32(0);
    at += size === 1 ? Number(head.getBigUint64(8)) : size;
  }
  return types;
}

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('enliven-spill', { recursive: true }).catch(() => {});
});

test.each(['h264', 'vp9', 'av1'] as const)(
  '%s on the disk is the clip that is written in memory',
  async (codec) => {
    const [inMemory, onDisk] = await send(startWorker(), { ...encoding, codec });
    if (!inMemory || !onDisk) throw new Error('There are not two clips.');
    expect(await packetsOf(onDisk)).toEqual(await packetsOf(inMemory));
    expect(await packetsOf(onDisk)).toHaveLength(30 * PLAYS);
    expect(await readClipRecord(onDisk)).toEqual(exampleRecord);
    expect(onDisk.type).toBe('video/mp4');
    const boxes = await boxesOf(onDisk);
    expect(boxes.indexOf('moov')).toBeGreaterThan(0);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  },
);

test('a WebM that is written to the disk is the WebM that is written in memory', async () => {
  const [inMemory, onDisk] = await send(startWorker(), {
    ...encoding,
    container: 'webm',
    codec: 'vp9',
  });
  if (!inMemory || !onDisk) throw new Error('There are not two clips.');
  expect(onDisk.type).toBe('video/webm');
  expect(await packetsOf(onDisk)).toEqual(await packetsOf(inMemory));
  expect(await packetsOf(onDisk)).toHaveLength(30 * PLAYS);
  expect(await readClipRecord(onDisk)).toEqual(exampleRecord);
  expect(onDisk.size).toBe(inMemory.size);
  // What waited to be written again is thrown away.
  await vi.waitFor(async () => expect(await spilled()).toHaveLength(1));
});

test('a file is there while its worker lives, and is swept away afterwards', async () => {
  const first = startWorker();
  const [, onDisk] = await send(first, encoding);
  const [name] = await spilled();
  await send(startWorker(), { kind: 'sweep' });
  expect(await spilled()).toContain(name);
  expect((await onDisk?.arrayBuffer())?.byteLength).toBe(onDisk?.size);
  first.terminate();
  await vi.waitFor(async () => {
    await send(startWorker(), { kind: 'sweep' });
    expect(await spilled()).not.toContain(name);
  });
});

test('a finished file outlives its worker for as long as the page of both is open', async () => {
  const page = createDeferred<void>();
  const [lock, opened] = [pageLockName(Date.now()), createDeferred<void>()];
  const holding = navigator.locks.request(lock, { mode: 'shared' }, () => {
    opened.resolve();
    return page.promise;
  });
  await opened.promise;
  const first = startWorker();
  const [, onDisk] = await send(first, encoding);
  const [name] = await spilled();
  first.terminate();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await send(startWorker(), { kind: 'sweep' });
  expect(await spilled()).toContain(name);
  expect((await onDisk?.arrayBuffer())?.byteLength).toBe(onDisk?.size);
  page.resolve();
  await holding;
  await send(startWorker(), { kind: 'sweep' });
  expect(await spilled()).not.toContain(name);
});

test('what a worker has left behind does not take the room of a large video', async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('enliven-spill', { create: true });
  await folder.getFileHandle('left-behind', { create: true });
  expect(await send(startWorker(), { kind: 'large' })).toHaveLength(1);
  expect(await spilled()).not.toContain('left-behind');
});

test.each(['mp4', 'webm'])(
  'a disk that is full is told as that while the frames of a %s are drawn',
  async (container) => {
    const worker = new Worker(new URL('./workers/full-disk.worker.ts', import.meta.url), {
      type: 'module',
    });
    onTestFinished(() => worker.terminate());
    const answer = await new Promise<FullDiskAnswer>((resolve) => {
      const take = ({ data }: MessageEvent<FullDiskAnswer>): void => resolve(data);
      worker.addEventListener('message', take);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage(container);
    });
    expect(answer.code).toBe('storage-full');
    expect(answer.frames).toBeLessThan(30);
  },
);

test('what is given up leaves nothing behind', async () => {
  await send(startWorker(), { kind: 'discard' });
  await vi.waitFor(async () => expect(await spilled()).toEqual([]));
});
