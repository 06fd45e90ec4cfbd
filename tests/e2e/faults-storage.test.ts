import { expect } from 'vitest';
import { expectFailure, openBroken, PHOTO, tryAgain } from './broken-page';
import { fault } from './fault';
import { damageStored, type Damage } from './damage-stored';
import { openFrontServer } from './front-server';
import {
  injectIntoWorker,
  killWorkersOnCall,
  recordWorkers,
  replaceCode,
  SPILL_BYTES,
} from './inject';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';
import { storedKeys } from './stored';

fault(
  'the browser ends the worker while a piece of the model is being stored',
  'said at once; the next try goes on, and no piece is left behind or stored twice',
  async () => {
    const page = await openApp(TINY_CLIP, {
      async prepare(opened) {
        await recordWorkers(opened);
        await killWorkersOnCall(opened);
        await injectIntoWorker(opened, DIES_AT_FIFTH_CHUNK);
      },
    });
    await startJob(page, PHOTO);
    await expectFailure(page, 'worker-crashed');
    const left = await storedKeys(page);
    expect(left.filter((key) => key.startsWith('pending/'))).toHaveLength(1);
    expect(left.filter((key) => key.startsWith('chunk/')).length).toBeLessThan(12);
    await tryAgain(page);
    const kept = await storedKeys(page);
    expect(kept.filter((key) => key.startsWith('chunk/'))).toHaveLength(12);
    expect(kept.filter((key) => !key.startsWith('chunk/'))).toEqual([
      expect.stringMatching(/^address\/.*motion-field-tiny\/$/),
    ]);
  },
);

fault(
  'the browser has no room for the model',
  'said with figures; goes on when there is room',
  async () => {
    const page = await openApp(TINY_CLIP);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
    await startJob(page, PHOTO);
    await expectFailure(page, 'storage-full');
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await tryAgain(page);
  },
);

fault(
  'the browser has room for the model, but not for the clip',
  'the clip is made and can be saved; it is told that it is not kept, with figures',
  async () => {
    const full = `{
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (value, key) {
        if (String(key).startsWith('clip/')) {
          throw new DOMException('injected', 'QuotaExceededError');
        }
        return put.call(this, value, key);
      };
    }`;
    const page = await openApp(TINY_CLIP, {
      prepare: async (opened) => void (await opened.addInitScript(full)),
    });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    await page.getByText('the library could not keep it').waitFor();
    await page.getByText('There is no room left').waitFor();
    await page.getByTestId('download').waitFor();
  },
);

fault(
  'the browser forbids storage, as private windows of some do',
  'the model is held in memory and the clip is made; it is told that nothing is kept',
  async () => {
    const forbidden = `IDBFactory.prototype.open = () => {
      throw new DOMException('injected', 'SecurityError');
    };`;
    const page = await openApp(TINY_CLIP, {
      async prepare(opened) {
        await opened.addInitScript(forbidden);
        await injectIntoWorker(opened, forbidden);
      },
    });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    await page.getByText('This browser keeps nothing for this page').first().waitFor();
    await page.getByTestId('download').waitFor();
  },
);

fault(
  'storage is forbidden in the middle of the download',
  'the model is fetched into memory, and the clip is made',
  async () => {
    const page = await openBroken(`{
      const { put } = IDBObjectStore.prototype;
      let puts = 0;
      IDBObjectStore.prototype.put = function (...given) {
        puts += 1;
        if (puts > 4) throw new DOMException('injected', 'InvalidStateError');
        return put.apply(this, given);
      };
    }`);
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  },
);

fault(
  'everything stored is wiped while the page is open',
  'the page goes on; after a reload the model is fetched again',
  async () => {
    const page = await openApp(TINY_CLIP);
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await page.getByRole('button', { name: /make another/i }).click();
    await untilJob(page, ['preparing', 'running']);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    await page.reload();
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  },
);

const STORED_DAMAGES: readonly { what: string; path: string; damage: Damage }[] = [
  { what: 'has gone', path: 'denoiser.weights.bin', damage: 'gone' },
  { what: 'is altered', path: 'denoiser.f32.onnx', damage: 'altered' },
  { what: 'is cut short', path: 'denoiser.weights.bin', damage: 'short' },
];

for (const { what, path, damage } of STORED_DAMAGES) {
  fault(
    `a piece of the stored model ${what}`,
    'that piece is fetched anew, and the clip is made',
    async () => {
      const front = await openFrontServer();
      const page = await openApp(TINY_CLIP, { appUrl: front.url });
      await startJob(page, PHOTO);
      expect(await untilJob(page, ['failed', 'done'])).toBe('done');
      expect(await damageStored(page, path, damage)).toBe(true);
      await page.reload();
      const before = front.seen.length;
      await startJob(page, PHOTO);
      expect(await untilJob(page, ['failed', 'done'])).toBe('done');
      const files = front.seen.slice(before).filter((url) => /\.(bin|onnx)$/.test(url));
      expect(files).toEqual([`/packs/motion-field-tiny/${path}`]);
    },
  );
}

fault(
  'a piece of the stored model is altered, and there is no network',
  'said; the next try with a network fetches it anew',
  async () => {
    const page = await openApp(TINY_CLIP);
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    expect(await damageStored(page, 'denoiser.f32.onnx', 'altered')).toBe(true);
    await page.reload();
    await page.route('**/packs/**', (route) => route.abort('internetdisconnected'));
    await startJob(page, PHOTO);
    await expectFailure(page, 'pack-unreachable');
    await page.unroute('**/packs/**');
    await tryAgain(page);
  },
);

for (const container of ['mp4', 'webm']) {
  fault(
    `the disk fills up while a large video is written, ${container}`,
    'said as that; the next try writes it',
    async () => {
      let wasReplaced = (): boolean => false;
      const page = await openApp(`${TINY_CLIP}&container=${container}`, {
        async prepare(opened) {
          wasReplaced = await replaceCode(opened, SPILL_BYTES, '1024');
          await injectIntoWorker(opened, FULL_AT_FIRST_WRITE);
        },
      });
      await startJob(page, PHOTO);
      await expectFailure(page, 'storage-full');
      expect(wasReplaced()).toBe(true);
      await tryAgain(page);
    },
  );
}

/** The disk takes nothing of the first file. */
const FULL_AT_FIRST_WRITE = `{
  const { write } = FileSystemSyncAccessHandle.prototype;
  let calls = 0;
  FileSystemSyncAccessHandle.prototype.write = function (...given) {
    calls += 1;
    if (calls === 1) throw new DOMException('injected', 'QuotaExceededError');
    return write.apply(this, given);
  };
}`;

/** Has the first worker of a page ended within the transaction of a chunk. */
const DIES_AT_FIFTH_CHUNK = `{
  const { put } = IDBObjectStore.prototype;
  let chunks = 0;
  IDBObjectStore.prototype.put = function (value, key) {
    chunks += String(key).startsWith('chunk/') ? 1 : 0;
    const request = put.call(this, value, key);
    if (chunks === 5) {
      new BroadcastChannel('kill-workers').postMessage('now');
      for (const end = performance.now() + 3000; performance.now() < end; );
    }
    return request;
  };
}`;
