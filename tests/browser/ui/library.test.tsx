import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { createStore } from 'idb-keyval';
import { createLibraryStore } from '../../../src/app/library/library-store';
import type { SavedDraft } from '../../../src/app/library/saved-draft';
import { createClipRecordBox } from '../../../workers/runtime/clip-record-box';
import { exampleRecord } from '../../fixtures/example-record';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const dialog = page.getByTestId('library-dialog');
const cards = page.getByTestId('kept-clip');
const toast = page.getByTestId('toast');
const told = (words: string): Locator => toast.filter({ hasText: words });
const prompt = page.getByLabelText('What should move?');
const cropFrame = page.getByTestId('crop-frame');
const root = document.documentElement;
let database = '';

beforeEach(async () => {
  database = `library-${crypto.randomUUID()}`;
  await page.viewport(1280, 900);
});

function visit(query = ''): FakeStudio {
  return showPage(query, null, database);
}

/** Leaves the page as a reload does: nothing goes on but what is stored. */
function leave(shown: FakeStudio): void {
  shown.leave();
}

/** Waits until the draft that a reload would bring back is as it should be. */
async function kept(isRight: (draft: SavedDraft) => boolean): Promise<void> {
  const store = createLibraryStore(createStore(database, 'library'));
  await vi.waitFor(
    async () => {
      const found = await store.readDraft();
      expect(found && isRight(found.draft)).toBe(true);
    },
    { timeout: 8000, interval: 100 },
  );
}

async function make(shown: FakeStudio, words: string, photoName = 'lake.jpg'): Promise<void> {
  const { studio, jobs } = shown;
  await studio.openFile(await paintPhoto(photoName), photoName);
  studio.draft.change({ prompt: words });
  const before = jobs.length;
  const making = studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(before + 1));
  jobs[before]?.finish();
  await making;
}

async function openLibrary(): Promise<void> {
  await page.getByTestId('library').click();
  await expect.element(dialog).toBeVisible();
}

describe('a clip that was made', () => {
  test('is in the library after a reload, with its words, and opens with all that made it', async () => {
    const first = visit();
    first.studio.draft.change({ motionSpeed: 0.5 });
    await make(first, 'the water ripples');
    const { settings } = first.jobs[0] ?? {};
    leave(first);

    const { studio } = visit('?prompt=something%20else');
    await expect.element(page.getByTestId('library')).toHaveAccessibleName(/^Library,? ?1 clip$/);
    await openLibrary();
    await expect.element(cards).toHaveTextContent('the water ripples');
    await expect.element(cards).toHaveTextContent('1080 × 720, seed 101');
    const picture = cards.element().querySelector('img');
    await vi.waitFor(() => expect(picture?.naturalWidth).toBe(480));
    await page.getByRole('button', { name: /^Open: the water ripples/ }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByTestId('clip')).toBeVisible();
    expect(root.dataset['photo']).toBe('lake.jpg');
    expect(studio.jobs.clip.value?.clip.record.settings).toEqual(settings);
    const download = page.getByRole('link', { name: 'Download' });
    await expect.element(download).toHaveAttribute('download', 'lake-the-water-ripples-101.mp4');
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect.element(prompt).toHaveValue('the water ripples');
    expect(studio.draft.draft.value.motionSpeed).toBe(0.5);
  });

  test('gives photo and settings for another, with the seed kept', async () => {
    const shown = visit();
    await make(shown, 'the water ripples');
    await make(shown, 'leaves sway', 'tree.jpg');
    await openLibrary();
    const older = cards.nth(1);
    await older.getByRole('button', { name: 'Photo and settings' }).click();
    await expect.element(cropFrame).toBeVisible();
    await expect.element(prompt).toHaveValue('the water ripples');
    expect(root.dataset['photo']).toBe('lake.jpg');
    await page.getByTestId('animate').click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(3));
    expect(shown.jobs[2]?.settings).toEqual(shown.jobs[0]?.settings);
  });

  test('is made once more with another seed', async () => {
    const shown = visit();
    await make(shown, 'the water ripples');
    await openLibrary();
    await cards.getByRole('button', { name: 'One more' }).click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(2));
    const [first, second] = shown.jobs.map(({ settings }) => settings);
    expect(second).toEqual({ ...first, seed: second?.seed });
    expect(second?.seed).not.toBe(first?.seed);
  });

  test('is not kept where the address asks for that', async () => {
    const first = visit('?keep=0');
    await make(first, 'the water ripples');
    leave(first);
    visit();
    await openLibrary();
    await expect.element(page.getByTestId('library-empty')).toBeVisible();
    expect(root.dataset['photo']).toBeUndefined();
  });
});

describe('deleting', () => {
  test('is undone from the message', async () => {
    const shown = visit();
    await make(shown, 'the water ripples');
    await openLibrary();
    await cards.getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByTestId('library-empty')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Import' })).toHaveFocus();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(cards).toHaveTextContent('the water ripples');
    await expect.element(toast).not.toBeInTheDocument();
  });

  test('of two in a row each is undone by a message of its own', async () => {
    const shown = visit();
    await make(shown, 'the water ripples');
    await make(shown, 'leaves sway');
    await openLibrary();
    await cards.first().getByRole('button', { name: 'Delete' }).click();
    await cards.first().getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByTestId('library-empty')).toBeVisible();
    await told('“leaves sway” is deleted.').getByRole('button', { name: 'Undo' }).click();
    await expect.element(cards).toHaveTextContent('leaves sway');
    await told('“the water ripples” is deleted.').getByRole('button', { name: 'Undo' }).click();
    await expect.element(cards).toHaveLength(2);
  });

  test('holds over a reload in between', async () => {
    const first = visit();
    await make(first, 'the water ripples');
    await make(first, 'leaves sway');
    await openLibrary();
    await cards.first().getByRole('button', { name: 'Delete' }).click();
    await expect.element(told('“leaves sway” is deleted.')).toBeVisible();
    await expect.element(cards).toHaveLength(1);
    await expect.element(page.getByRole('button', { name: /^Open: the water/ })).toHaveFocus();
    leave(first);
    visit();
    await openLibrary();
    await expect.element(cards).toHaveTextContent('the water ripples');
  });
});

describe('what the person was at', () => {
  test('is there again after a reload: photo, crop, words, strokes', async () => {
    const first = visit();
    await first.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
    first.studio.draft.chooseAspect('1:1');
    await page.getByRole('button', { name: 'Smaller crop' }).click();
    await prompt.fill('only the boat rocks');
    first.studio.mask.choose('freeze');
    first.studio.mask.begin(100, 100);
    first.studio.mask.extend(200, 150);
    first.studio.mask.end();
    // A stroke that the hand is still drawing is no part of it, however long.
    first.studio.mask.begin(0, 0);
    for (let i = 1; i < 1500; i += 1) first.studio.mask.extend((i % 2) * 400, i % 300);
    const draft = first.studio.draft.draft.value;
    const crop = first.studio.draft.crop.value;
    await kept(
      (at) => at.settings.mask.length === 1 && at.settings.prompt === 'only the boat rocks',
    );
    leave(first);

    const { studio } = visit();
    await expect.element(cropFrame).toBeVisible();
    await expect.element(prompt).toHaveValue('only the boat rocks');
    expect(studio.draft.draft.value).toEqual(draft);
    expect(studio.draft.crop.value).toEqual(crop);
    expect(root.dataset['photo']).toBe('lake.jpg');

    await page.getByTestId('toast-action').click();
    await expect.element(page.getByText('Choose a photo')).toBeVisible();
    await expect.element(prompt).toHaveValue('');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(prompt).toHaveValue('only the boat rocks');
    expect(studio.draft.crop.value).toEqual(crop);
  });

  test('is left alone by an address that names settings, and comes back without it', async () => {
    const photo = await paintPhoto('lake.jpg');
    // At once, as a photo that is dropped before all is ready.
    const first = visit();
    await first.studio.openFile(photo, 'lake.jpg');
    await kept((at) => at.photo?.name === 'lake.jpg');
    leave(first);
    const second = visit('?prompt=waves');
    await expect.element(prompt).toHaveValue('waves');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(root.dataset['photo']).toBeUndefined();
    leave(second);
    visit();
    await expect.element(cropFrame).toBeVisible();
  });

  test('comes back under the very address that it was made under', async () => {
    const first = visit('?prompt=waves');
    await first.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
    await prompt.fill('waves roll');
    await kept((at) => at.settings.prompt === 'waves roll');
    leave(first);
    visit('?prompt=waves');
    await expect.element(prompt).toHaveValue('waves roll');
  });
});

describe('a full disk', () => {
  afterEach(() => void vi.restoreAllMocks());

  /** A clip is kept, and for the second there is no room until `put` is restored. */
  async function fillDisk(shown: FakeStudio): Promise<{ mockRestore(): void }> {
    await make(shown, 'the water ripples');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const making = shown.studio.makeAnother();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(2));
    shown.jobs[1]?.finish();
    await making;
    await expect.element(told('could not keep it')).toHaveTextContent(/B of .*B/);
    await expect.element(page.getByRole('link', { name: 'Download' })).toBeVisible();
    expect(shown.studio.library.clips.value).toHaveLength(1);
    return put;
  }

  test('is told with what is used, the clip stays, and can be kept when there is room', async () => {
    const shown = visit();
    const put = await fillDisk(shown);
    // The draft finds no room either, which does not take the clip's message away.
    shown.studio.draft.change({ prompt: 'the river runs' });
    await expect.element(told('will not be here after a reload.')).toBeVisible();
    put.mockRestore();
    await page.getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(() => expect(shown.studio.library.clips.value).toHaveLength(2));
  });

  test('has room again when a clip is deleted: what found none is kept then', async () => {
    const shown = visit();
    const put = await fillDisk(shown);
    const [before] = shown.studio.library.clips.value ?? [];
    put.mockRestore();
    await openLibrary();
    await cards.getByRole('button', { name: 'Delete' }).click();
    await told('is deleted.').getByRole('button', { name: 'Dismiss the message' }).click();
    await expect.element(cards).toHaveTextContent('seed 102');
    expect(shown.studio.library.clips.value?.map(({ id }) => id)).not.toContain(before?.id);
  });
});

describe('files', () => {
  test('a project brings a clip to another library, and onto the stage', async () => {
    const first = visit();
    await make(first, 'the water ripples');
    const [clip] = first.studio.library.clips.value ?? [];
    if (!clip) throw new Error('no clip');
    const project = await first.studio.library.projectFile(clip);
    expect(project?.name).toBe('lake-the-water-ripples-101.enliven');
    leave(first);

    database = `library-${crypto.randomUUID()}`;
    const { studio } = visit();
    if (!project) throw new Error('no project');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([project.file], project.name));
    // The page listens as soon as it has been painted.
    await vi.waitFor(() => {
      document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
      expect(document.querySelector('.drop-overlay')).not.toBeNull();
    });
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    await expect.element(page.getByTestId('clip')).toBeVisible();
    await expect.element(toast).toHaveTextContent('is in the library');
    const [brought] = studio.library.clips.value ?? [];
    expect(brought).toMatchObject({
      photoSha256: clip.photoSha256,
      createdAtMs: clip.createdAtMs,
      record: clip.record,
      video: clip.video,
    });
  });

  test('one that is damaged is refused with the reason', async () => {
    const { studio } = visit();
    await studio.openFile(new File(['no project'], 'trip.enliven'), 'trip.enliven');
    await expect.element(page.getByRole('alert')).toHaveTextContent('“trip.enliven” is no Enliven');
    expect(studio.library.clips.value ?? []).toEqual([]);
  });

  test('a downloaded clip sets its settings, and its crop when its photo is opened', async () => {
    const { studio } = visit();
    const { settings } = exampleRecord;
    const box = createClipRecordBox(JSON.stringify(exampleRecord));
    await studio.openFile(new File([box], 'sent.mp4'), 'sent.mp4');
    await expect.element(toast).toHaveTextContent('Now open its photo.');
    await expect.element(prompt).toHaveValue(settings.prompt);
    await studio.openFile(await paintPhoto('lake.jpg', 1600, 900), 'lake.jpg');
    expect(studio.draft.crop.value).toEqual(settings.crop);
    const { seed, mask, arrows, regionStrengths } = settings;
    expect(studio.draft.draft.value).toMatchObject({ seed, mask, arrows, regionStrengths });
  });

  test('one that is in the library is opened from there', async () => {
    const shown = visit();
    await make(shown, 'the water ripples');
    const record = shown.studio.jobs.clip.value?.clip.record;
    await shown.studio.openFile(await paintPhoto('other.jpg'), 'other.jpg');
    const box = createClipRecordBox(JSON.stringify(record));
    await shown.studio.openFile(new File([box], 'sent.mp4'), 'sent.mp4');
    await expect.element(page.getByTestId('clip')).toBeVisible();
    expect(root.dataset['photo']).toBe('lake.jpg');
  });

  test('a video of something else says so', async () => {
    const { studio } = visit();
    await studio.openFile(
      new File(['ftyp'], 'party.mov', { type: 'video/quicktime' }),
      'party.mov',
    );
    await expect.element(toast).toHaveTextContent('“party.mov” has no settings of Enliven');
  });
});

test('the library is opened and left by keyboard, and the focus comes back', async () => {
  visit();
  const button = page.getByTestId('library');
  button.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
  expect(dialog.element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
});

test('the library stays open when a job ends, and Escape in it leaves a job alone', async () => {
  const shown = visit();
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  void shown.studio.animate();
  await vi.waitFor(() => expect(shown.jobs).toHaveLength(1));
  await openLibrary();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(shown.jobs[0]?.signal.aborted).toBe(false);
  await openLibrary();
  shown.jobs[0]?.finish();
  await expect.element(cards).toHaveTextContent('lake.jpg');
  await vi.waitFor(() => expect(root.dataset['job']).toBe('done'));
  await expect.element(dialog).toBeVisible();
});
