import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStrip, type FakeStudio } from './fake-studio';

const start = page.getByTestId('variations');
const cards = page.getByTestId('variation');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showWithPhoto(query = ''): Promise<FakeStudio> {
  const shown = showPage(query);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  return shown;
}

/** Those that were asked for by variations; the gallery of cameras asks for some too. */
function asked({ strips }: FakeStudio): FakeStrip[] {
  return strips.filter(({ pictureCount }) => pictureCount === 16);
}

/** Finishes so many more than were finished before. */
async function play(shown: FakeStudio, count: number, before = 0): Promise<void> {
  for (let index = before; index < before + count; index += 1) {
    await vi.waitFor(() => expect(asked(shown).length).toBeGreaterThan(index));
    asked(shown)[index]?.finish();
  }
}

function states(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-testid=variation]')].map(
    ({ dataset }) => dataset['status'] ?? '',
  );
}

function seeds({ studio }: FakeStudio): number[] {
  return studio.variations.variations.value.map(({ seed }) => seed);
}

async function showFour(query = ''): Promise<FakeStudio> {
  const shown = await showWithPhoto(query);
  await start.click();
  await play(shown, 4);
  await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready', 'ready', 'ready']));
  return shown;
}

test('without a photo there is nothing to vary', async () => {
  showPage();
  await expect.element(start).toHaveAttribute('aria-disabled', 'true');
});

test('one press brings the stage to life and four seeds, one after the other, with progress', async () => {
  const shown = await showWithPhoto('?prompt=waves&camera=roll');
  await start.click();
  expect(shown.studio.view.value).toBe('live');
  await vi.waitFor(() => expect(asked(shown)).toHaveLength(1));
  expect(states()).toEqual(['making', 'waiting', 'waiting', 'waiting']);
  asked(shown)[0]?.report({ kind: 'denoise', fraction: 0.5, step: 2, steps: 4 });
  await expect
    .element(page.getByRole('progressbar', { name: 'Variation 1' }))
    .toHaveAttribute('aria-valuenow', '40');
  await play(shown, 4);
  await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready', 'ready', 'ready']));
  expect(new Set(seeds(shown)).size).toBe(4);
  expect(asked(shown).map(({ settings }) => settings.seed)).toEqual(seeds(shown));
  expect(asked(shown)[3]?.settings).toMatchObject({
    prompt: 'waves',
    widthPixels: 192,
    camera: { preset: 'roll' },
  });
  expect(document.querySelectorAll('.variations .strip canvas')).toHaveLength(4);
});

test('the one that is kept gives its seed to the draft and is on the stage without a wait', async () => {
  const shown = await showFour();
  const live = page.getByTestId('live');
  await expect.element(live).toHaveAttribute('data-live', 'live');
  const before = shown.previews.length;
  await cards.nth(2).click();
  await expect.element(cards.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByTestId('seed')).toHaveValue(String(seeds(shown)[2]));
  expect(shown.previews.length).toBe(before + 1);
  expect(shown.previews.at(-1)).toMatchObject({
    hasPhoto: false,
    settings: { seed: seeds(shown)[2] },
  });
  await expect.element(live).toHaveAttribute('data-live', 'live');
});

test('the rest can be changed, or all', async () => {
  const shown = await showFour();
  const first = seeds(shown);
  await expect
    .element(page.getByRole('button', { name: 'Change the rest' }))
    .not.toBeInTheDocument();
  await cards.nth(1).click();
  await page.getByRole('button', { name: 'Change the rest' }).click();
  const second = seeds(shown);
  expect(second[1]).toBe(first[1]);
  expect(second.filter((seed) => first.includes(seed))).toHaveLength(1);
  await play(shown, 3, 4);
  await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready', 'ready', 'ready']));
  expect(asked(shown)).toHaveLength(7);
  await page.getByRole('button', { name: 'Four others' }).click();
  expect(seeds(shown).filter((seed) => second.includes(seed))).toEqual([]);
  await play(shown, 4, 7);
  await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready', 'ready', 'ready']));
});

test('stopping keeps what is ready; closing puts all away', async () => {
  const shown = await showWithPhoto();
  await start.click();
  await play(shown, 1);
  await vi.waitFor(() => expect(asked(shown)).toHaveLength(2));
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(asked(shown)[1]?.signal.aborted).toBe(true);
  await vi.waitFor(() => expect(states()).toEqual(['ready']));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked(shown)).toHaveLength(2);
  await page.getByRole('button', { name: 'Close the variations' }).click();
  await expect.element(start).toBeVisible();
});

test('they wait while the stage shows something else, and go on when it is live again', async () => {
  const shown = await showWithPhoto();
  await start.click();
  await vi.waitFor(() => expect(asked(shown)).toHaveLength(1));
  shown.studio.show('photo');
  await vi.waitFor(() => expect(states()).toEqual(['waiting', 'waiting', 'waiting', 'waiting']));
  shown.studio.show('live');
  await vi.waitFor(() => expect(asked(shown)).toHaveLength(2));
  expect(asked(shown)[1]?.settings.seed).toBe(asked(shown)[0]?.settings.seed);
});

test('other words make them old, and another photo puts them away', async () => {
  const shown = await showFour();
  shown.studio.draft.change({ prompt: 'rain falls' });
  await expect.element(page.getByText('Made before the last change')).toBeVisible();
  await page.getByRole('button', { name: 'Four others' }).click();
  await play(shown, 4, 4);
  await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready', 'ready', 'ready']));
  expect(asked(shown).at(-1)?.settings.prompt).toBe('rain falls');
  await shown.studio.openFile(await paintPhoto('other.jpg', 300, 300), 'other.jpg');
  await expect.element(start).toBeVisible();
});

test('one that fails says why, and the others are made', async () => {
  const shown = await showWithPhoto();
  await start.click();
  await vi.waitFor(() => expect(asked(shown)).toHaveLength(1));
  asked(shown)[0]?.fail({
    code: 'out-of-memory',
    message: 'The memory does not suffice.',
    recovery: 'lower-settings',
  });
  await play(shown, 3, 1);
  await vi.waitFor(() => expect(states()).toEqual(['failed', 'ready', 'ready', 'ready']));
  await expect.element(page.getByText('The memory does not suffice.')).toBeVisible();
});
