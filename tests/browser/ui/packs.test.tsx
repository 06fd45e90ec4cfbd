import { clear, createStore, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CHUNK_BYTES, type PackManifest } from '../../../workers/storage/pack-manifest';
import {
  createBytes,
  createPackServer,
  FOREIGN_PACK_URL,
  manifestOf,
  PACK_URL,
  type PackServer,
} from '../storage/pack-server';
import { directPacksClient } from './fake-packs';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';
import { RUNNABLE } from './runnable-manifest';

const dialog = page.getByTestId('packs-dialog');
const candidate = page.getByTestId('pack-candidate');
const SECOND = `bytes=${CHUNK_BYTES}-${CHUNK_BYTES + 4999}`;
const card = page.getByTestId('pack').nth(1);
const state = card.getByTestId('pack-state');
const small = createBytes(1000, 1);
const large = createBytes(CHUNK_BYTES + 5000, 2);

let server: PackServer;
let database: UseStore;

beforeEach(async () => {
  await page.viewport(1280, 900);
  server = await createPackServer(
    new Map([
      ['small.bin', small],
      ['weights.bin', large],
    ]),
  );
  server.manifest = { ...server.manifest, ...RUNNABLE };
  database = createStore(`packs-${crypto.randomUUID()}`, 'packs');
});

afterEach(() => clear(database));

async function openModels(query = ''): Promise<FakeStudio> {
  const client = directPacksClient(server.fetch, database);
  const shown = showPage(query, null, undefined, client);
  await page.getByTestId('models').click();
  await expect.element(dialog).toBeVisible();
  await expect.element(page.getByTestId('pack').first()).toBeVisible();
  return shown;
}

async function look(): Promise<void> {
  await page.getByLabelText('Address of its folder').fill(PACK_URL);
  await userEvent.keyboard('{Enter}');
}

async function install(): Promise<void> {
  await look();
  await page.getByTestId('install-candidate').click();
}

const asked = (): string[] => [...new Set(server.requests.map(({ path }) => path))];

/** Holds the answers to some requests back until it is told to let go. */
function holdBack(range: string): () => void {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { fetch } = server;
  Object.assign(server, {
    fetch: async (...call: Parameters<typeof fetch>) => {
      const { headers, signal } = call[1];
      if (new Headers(headers).get('Range') === range) {
        const stopped = new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        });
        await Promise.race([held, stopped]);
      }
      return fetch(...call);
    },
  });
  return () => letGo();
}

describe('a model behind an address', () => {
  test('is shown before anything of it is fetched, then fetched, and used for clips', async () => {
    const { studio } = await openModels();
    await look();
    await expect.element(candidate).toHaveTextContent('test 1.0.0');
    await expect.element(candidate).toHaveTextContent('CC0-1.0');
    await expect.element(candidate).toHaveTextContent('17 MB, 2 files');
    await expect.element(candidate).toHaveTextContent('Runs on this device, in single precision');
    expect(asked().filter((path) => path.endsWith('.bin'))).toEqual([]);
    expect(await keys(database)).toEqual([]);

    await page.getByTestId('install-candidate').click();
    await expect.element(state).toHaveTextContent('Stored: 17 MB on this device.');
    await card.getByRole('button', { name: 'Use' }).click();
    await expect.element(card).toHaveTextContent('In use');
    expect(studio.packs.choice.packUrl.value).toBe(PACK_URL);
    await page.getByRole('button', { name: 'Close the models' }).click();
    await expect.element(page.getByTestId('model-name')).toHaveTextContent('test 1.0.0');
  });

  test('that this device cannot run is not fetched, and why is said', async () => {
    server.manifest = { ...server.manifest, needs: { shaderF16: true } };
    await openModels();
    await look();
    await expect.element(candidate).toHaveTextContent('This device cannot run it.');
    await expect
      .element(page.getByTestId('install-candidate'))
      .toHaveAttribute('aria-disabled', 'true');
  });

  test.each<[string, Partial<PackManifest> | { format: number }, string]>([
    ['of an unknown family', { family: 'pixels' }, 'of the family "pixels"'],
    ['of a newer format', { format: 2 }, 'has format 2'],
    ['with a field that is wrong', { id: '<img src=x>' }, 'id should be a name'],
  ])('%s is refused in words', async (_, change, words) => {
    Object.assign(server, { manifest: { ...server.manifest, ...change } });
    await openModels();
    await look();
    await expect.element(page.getByTestId('packs-problem')).toHaveTextContent(words);
    await expect.element(candidate).not.toBeInTheDocument();
    expect(await keys(database)).toEqual([]);
  });

  test('is paused and goes on where it stopped, after a reload too', async () => {
    const letGo = holdBack(SECOND);
    const shown = await openModels();
    await install();
    await expect.element(state).toHaveTextContent('Fetching: 17 MB of 17 MB');
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.element(state).toHaveTextContent('Paused: 17 MB of 17 MB are here.');
    shown.leave();
    letGo();
    server.requests.length = 0;
    await openModels();
    await expect.element(state).toHaveTextContent('Paused');
    await card.getByRole('button', { name: 'Go on' }).click();
    await expect.element(state).toHaveTextContent('Stored');
    const files = server.requests.filter(({ path }) => path.endsWith('.bin'));
    expect(files).toMatchObject([{ path: 'weights.bin', range: SECOND }]);
  });

  test('has its newer version when it is asked for', async () => {
    await openModels();
    await install();
    await expect.element(state).toHaveTextContent('Stored');
    await card.getByRole('button', { name: 'Look for an update' }).click();
    await expect.element(card).toHaveTextContent('Its host offers this very version.');
    server.files = new Map([...server.files, ['small.bin', createBytes(1000, 7)]]);
    server.manifest = { ...(await manifestOf(server.files, '2.0.0')), ...RUNNABLE };
    server.requests.length = 0;
    await card.getByRole('button', { name: 'Look for an update' }).click();
    await expect.element(state).toHaveTextContent('Version 2.0.0 is there to be had');
    await card.getByRole('button', { name: 'Update' }).click();
    await expect.element(card.getByRole('heading')).toHaveTextContent('test 2.0.0');
    expect(asked()).toEqual(['pack.json', 'small.bin']);
  });
});

describe('a model of another host that a link names', () => {
  const query = `?pack=${encodeURIComponent(FOREIGN_PACK_URL)}`;
  const notice = page.getByTestId('linked-pack');
  const show = (): FakeStudio =>
    showPage(query, null, undefined, directPacksClient(server.fetch, database));
  const askedOfHost = (): string[] => server.urls.filter((url) => url.includes('models.example'));

  test('is offered; its host is asked when the person says so', async () => {
    const { studio } = show();
    await expect.element(notice).toHaveTextContent('a model from models.example');
    expect(studio.packs.choice.packUrl.value).toBe(studio.packs.choice.ownPackUrl);
    expect(askedOfHost()).toEqual([]);
    await page.getByTestId('accept-linked').click();
    await expect.element(candidate).toHaveTextContent('test 1.0.0');
    await expect.element(notice).not.toBeInTheDocument();
    expect(askedOfHost()).toEqual([`${FOREIGN_PACK_URL}pack.json`]);
  });

  test('that was added before is used when the person says so', async () => {
    const client = directPacksClient(server.fetch, database);
    const signal = new AbortController().signal;
    await client.install(FOREIGN_PACK_URL, { signal, onProgress: () => undefined });
    const { studio } = show();
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect.element(card).toHaveTextContent('In use');
    expect(studio.packs.choice.packUrl.value).toBe(FOREIGN_PACK_URL);
  });

  test('is left where it is', async () => {
    show();
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect.element(notice).not.toBeInTheDocument();
    expect(askedOfHost()).toEqual([]);
  });
});

describe('a stored model', () => {
  beforeEach(async () => {
    await openModels();
    await install();
    await expect.element(state).toHaveTextContent('Stored');
    server.requests.length = 0;
  });

  test('is checked; what is damaged is named and mended', async () => {
    const check = card.getByRole('button', { name: 'Check' });
    await check.click();
    await expect.element(card).toHaveTextContent('All 17 MB are as they should be.');
    const hash = server.manifest.files[0]?.chunkSha256[0] ?? '';
    await set(`chunk/${hash}`, new Blob([new Uint8Array(1000)]), database);
    await check.click();
    await expect.element(card).toHaveTextContent('Damaged or missing: small.bin.');
    await card.getByRole('button', { name: 'Repair' }).click();
    await expect.element(card).toHaveTextContent('All 17 MB are as they should be.');
    expect(asked()).toEqual(['small.bin']);
  });

  test('is removed when that was confirmed, and frees what it took up', async () => {
    await card.getByRole('button', { name: 'Remove' }).click();
    await expect.element(card).toHaveTextContent('It frees 17 MB.');
    await card.getByRole('button', { name: 'Keep it' }).click();
    await card.getByRole('button', { name: 'Use' }).click();
    await card.getByRole('button', { name: 'Remove' }).click();
    await page.getByTestId('confirm-remove').click();
    await expect.element(card).not.toBeInTheDocument();
    await expect.element(page.getByTestId('pack')).toHaveTextContent('In use');
    expect(await keys(database)).toEqual([]);
  });
});

/** The files of the pack, as a file dialogue or a drop gives them. */
function pickedFiles(first: BlobPart): DataTransfer {
  const transfer = new DataTransfer();
  transfer.items.add(new File([JSON.stringify(server.manifest)], 'pack.json'));
  transfer.items.add(new File([first], 'small.bin'));
  transfer.items.add(new File([large], 'weights.bin'));
  return transfer;
}

/** Through the input itself: handing 17 MB over from outside takes a minute. */
function choose({ files }: DataTransfer): void {
  const input = page.getByTestId('pack-files-input').element();
  if (!(input instanceof HTMLInputElement)) throw new Error('no input');
  input.files = files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('a folder is read and added; what is not its own is refused', async () => {
  await openModels();
  choose(pickedFiles(small.slice(1)));
  await expect.element(page.getByTestId('packs-problem')).toHaveTextContent('has 999 bytes');
  choose(pickedFiles(small));
  await expect.element(candidate).toHaveTextContent('From files on this device');
  await page.getByTestId('install-candidate').click();
  await expect.element(state).toHaveTextContent('Stored: 17 MB on this device.');
  expect(asked().filter((path) => path.endsWith('.bin'))).toEqual([]);
});

test('a folder is dropped on the models, not on the page behind them', async () => {
  const { studio } = await openModels();
  const dataTransfer = pickedFiles(small);
  const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  page.getByText('Add a model').element().dispatchEvent(drop);
  await expect.element(candidate).toHaveTextContent('test 1.0.0');
  expect(studio.photo.isOpening.value).toBe(false);
});

test('the files of a model are dropped anywhere on the page: the models open with it', async () => {
  const { studio } = showPage('', null, undefined, directPacksClient(server.fetch, database));
  const dataTransfer = pickedFiles(small);
  // The page listens as soon as it has been painted.
  await vi.waitFor(() => {
    document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
    expect(document.querySelector('.drop-overlay')).not.toBeNull();
  });
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  await expect.element(dialog).toBeVisible();
  await expect.element(candidate).toHaveTextContent('From files on this device');
  await expect.element(candidate).toHaveTextContent('test 1.0.0');
  expect(studio.photo.isOpening.value).toBe(false);
  expect(studio.photo.failure.value).toBeNull();
});

test('a model that is removed is not fetched again by the photo that moves', async () => {
  const client = directPacksClient(server.fetch, database);
  const work = { signal: new AbortController().signal, onProgress: () => undefined };
  await client.install(PACK_URL, work);
  const { studio, previews } = showPage('', null, undefined, client);
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  studio.packs.choose(PACK_URL);
  studio.show('live');
  await vi.waitFor(() => expect(previews.length).toBeGreaterThan(0));
  const before = previews.length;
  await studio.packs.open();
  await studio.packs.remove(PACK_URL);
  expect(studio.packs.rows.value?.map(({ kept }) => kept)).toEqual([null]);
  expect(studio.view.value).toBe('photo');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(previews).toHaveLength(before);
});

test('a model that is fetched elsewhere is shown as it stands when that has ended', async () => {
  const letGo = holdBack(SECOND);
  const client = directPacksClient(server.fetch, database);
  await openModels();
  // As the worker does that makes clips, of this tab too.
  const elsewhere = client.install(PACK_URL, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  await vi.waitFor(() => expect(asked()).toContain('weights.bin'));
  await page.getByRole('button', { name: 'Close the models' }).click();
  await page.getByTestId('models').click();
  await expect.element(state).toHaveTextContent('for a clip or in another tab');
  letGo();
  await elsewhere;
  await expect.element(state).toHaveTextContent('Stored: 17 MB on this device.');
});

test('no other model is chosen while a clip is made', async () => {
  const client = directPacksClient(server.fetch, database);
  const work = { signal: new AbortController().signal, onProgress: () => undefined };
  await client.install(PACK_URL, work);
  const { studio, jobs } = showPage('', null, undefined, client);
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  await studio.packs.open();
  await expect.element(card.getByRole('button', { name: 'Use' })).toHaveAttribute('aria-disabled');
  studio.packs.choose(PACK_URL);
  expect(studio.packs.choice.packUrl.value).not.toBe(PACK_URL);
  jobs[0]?.finish();
  await expect
    .element(card.getByRole('button', { name: 'Use' }))
    .not.toHaveAttribute('aria-disabled');
});
