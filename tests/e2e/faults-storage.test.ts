import { expect } from 'vitest';
import { expectFailure, openBroken, PHOTO, tryAgain } from './broken-page';
import { fault } from './fault';
import { injectIntoWorker, killWorkersOnCall, recordWorkers } from './inject';
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
