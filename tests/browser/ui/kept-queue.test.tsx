import { createStore, keys } from 'idb-keyval';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeJob, type FakeStudio } from './fake-studio';
import { keptQueueClips, untilQueueKept } from './kept-queue-clips';

const entries = page.getByTestId('queue-entry');
const notice = page.getByTestId('queue-interrupted');
const goOn = page.getByTestId('queue-go-on');
const toast = page.getByTestId('toast');
let database: string;
let tab: Map<string, string>;

beforeEach(async () => {
  await page.viewport(1280, 1000);
  database = `library-${crypto.randomUUID()}`;
  tab = new Map();
});

function open(query = ''): FakeStudio {
  return showPage(query, null, database, undefined, tab);
}

async function jobOf({ jobs }: FakeStudio, index: number): Promise<FakeJob> {
  return vi.waitFor(() => {
    const job = jobs[index];
    if (!job) throw new Error('the job has not begun');
    return job;
  });
}

/** A page on which clips of these words are asked for; the first of them is being made. */
async function openWithQueue(...prompts: readonly string[]): Promise<FakeStudio> {
  const shown = open();
  const { studio } = shown;
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  for (const prompt of prompts) {
    studio.draft.change({ prompt });
    void studio.animate();
  }
  studio.keepWorking();
  await jobOf(shown, 0);
  await untilQueueKept(database, prompts.length);
  return shown;
}

function titles(): (string | null)[] {
  return [...document.querySelectorAll('.queue-title')].map(({ textContent }) => textContent);
}

test('what was interrupted comes back and waits for a word; then each is made as it was asked for', async () => {
  const before = await openWithQueue('the water ripples', 'leaves sway');
  const asked = before.studio.queue.entries.value.map(({ settings }) => settings);
  before.leave();
  const shown = open();
  await expect.element(notice).toHaveTextContent('Not made before the page closed.');
  await expect.element(entries.first()).toHaveTextContent('Was being made');
  await expect.element(entries.nth(1)).toHaveTextContent('Was waiting');
  await expect.element(entries.first().getByRole('img', { includeHidden: true })).toBeVisible();
  expect(shown.jobs).toHaveLength(0);
  goOn.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: '1 being made, 1 waiting' })).toHaveFocus();
  await expect.element(notice).not.toBeInTheDocument();
  (await jobOf(shown, 0)).finish();
  (await jobOf(shown, 1)).finish();
  await expect.element(page.getByRole('button', { name: '2 ready' })).toBeVisible();
  expect(shown.jobs.map(({ settings }) => settings)).toEqual(asked);
  expect(shown.jobs.map(({ photoWidthPixels }) => photoWidthPixels)).toEqual([480, 480]);
  await vi.waitFor(() => expect(shown.studio.library.clips.value).toHaveLength(2));
});

test('what is made, cancelled or removed does not come back', async () => {
  const before = await openWithQueue('one', 'two', 'three', 'four');
  (await jobOf(before, 0)).finish();
  await jobOf(before, 1);
  before.studio.cancel();
  await jobOf(before, 2);
  await entries.nth(2).getByRole('button', { name: 'Remove' }).click();
  await vi.waitFor(() => expect(titles()).toEqual(['one', 'three']));
  await untilQueueKept(database, 1);
  before.leave();
  open();
  await expect.element(entries).toHaveLength(1);
  expect(titles()).toEqual(['three']);
});

test('the order of the list and one that failed come back', async () => {
  const before = await openWithQueue('one', 'two', 'three');
  const failure = {
    code: 'gpu-lost',
    message: 'The device was reset.',
    recovery: 'retry',
  } as const;
  (await jobOf(before, 0)).fail(failure);
  await jobOf(before, 1);
  void before.studio.animate();
  await untilQueueKept(database, 4);
  await entries.nth(3).getByRole('button', { name: 'Earlier' }).click();
  const order = titles();
  const seeds = before.studio.queue.entries.value.map(({ settings }) => settings.seed);
  await vi.waitFor(async () => {
    expect((await keptQueueClips(database)).map(({ settings }) => settings.seed)).toEqual(seeds);
  });
  before.leave();
  const { studio } = open();
  await expect.element(entries).toHaveLength(4);
  expect(titles()).toEqual(order);
  expect(studio.queue.entries.value.map(({ settings }) => settings.seed)).toEqual(seeds);
});

test('each can be removed, and all at once, which can be undone', async () => {
  (await openWithQueue('one', 'two', 'three')).leave();
  const shown = open();
  await entries.first().getByRole('button', { name: 'Remove' }).click();
  await vi.waitFor(() => expect(titles()).toEqual(['two', 'three']));
  await page.getByRole('button', { name: 'Remove all interrupted clips' }).click();
  await expect.element(page.getByTestId('queue')).not.toBeInTheDocument();
  await untilQueueKept(database, 0);
  await page.getByTestId('toast-action').click();
  await vi.waitFor(() => expect(titles()).toEqual(['two', 'three']));
  await untilQueueKept(database, 2);
  await goOn.click();
  expect((await jobOf(shown, 0)).settings.prompt).toBe('two');
});

test('starting afresh clears them away too, and its undo brings them back', async () => {
  (await openWithQueue('one')).leave();
  const { studio } = open();
  await expect.element(notice).toBeVisible();
  studio.library.startAfresh();
  await expect.element(notice).not.toBeInTheDocument();
  await page.getByTestId('toast-action').click();
  await expect.element(notice).toBeVisible();
  await untilQueueKept(database, 1);
});

test('a clip asked for meanwhile is made at once; they keep their place in front of it', async () => {
  (await openWithQueue('one')).leave();
  const shown = open();
  await expect.element(notice).toBeVisible();
  await shown.studio.openFile(await paintPhoto('hill.jpg'), 'hill.jpg');
  shown.studio.draft.change({ prompt: 'two' });
  void shown.studio.animate();
  expect((await jobOf(shown, 0)).settings.prompt).toBe('two');
  await vi.waitFor(() => expect(titles()).toEqual(['one', 'two']));
  shown.jobs[0]?.finish();
  await goOn.click();
  expect((await jobOf(shown, 1)).settings.prompt).toBe('one');
});

test('another tab sees none of it', async () => {
  await openWithQueue('one', 'two');
  await expect.element(entries).toHaveLength(2);
  tab = new Map();
  const other = open();
  await vi.waitFor(() => expect(other.studio.queueKeeper.isKept.value).toBe(true));
  expect(other.studio.queue.entries.value).toEqual([]);
});

test('where nothing is to be kept, nothing is, and the page says so', async () => {
  const shown = open('?keep=0');
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  for (let count = 0; count < 2; count += 1) void shown.studio.animate();
  shown.studio.keepWorking();
  await expect.element(page.getByText('Keep this page open: what waits goes')).toBeVisible();
  expect(await keys(createStore(database, 'library'))).toEqual([]);
});

test('where there is no room the clip is made all the same, and it is told once', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  try {
    const shown = open();
    await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
    for (let count = 0; count < 2; count += 1) void shown.studio.animate();
    shown.studio.keepWorking();
    await expect.element(toast).toHaveTextContent('There is no room left');
    await expect.element(page.getByText('Keep this page open: what waits goes')).toBeVisible();
    (await jobOf(shown, 0)).finish();
    await expect.element(entries.first()).toHaveTextContent('Ready');
    await jobOf(shown, 1);
  } finally {
    put.mockRestore();
  }
});
