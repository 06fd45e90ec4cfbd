import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeJob, type FakeStudio } from './fake-studio';

const root = document.documentElement;
const animate = page.getByTestId('animate');
const prompt = page.getByLabelText('What should move?');
const entries = page.getByTestId('queue-entry');
const toast = page.getByTestId('toast');
const clip = page.getByTestId('clip');

beforeEach(async () => {
  await page.viewport(1280, 1000);
});

async function showWithPhoto(): Promise<FakeStudio> {
  const shown = showPage();
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await expect.element(animate).not.toHaveAttribute('aria-disabled');
  return shown;
}

async function jobOf({ jobs }: FakeStudio, index: number): Promise<FakeJob> {
  return vi.waitFor(() => {
    const job = jobs[index];
    if (!job) throw new Error('the job has not begun');
    return job;
  });
}

/** One clip that is being made, and others of these words that wait; the person goes on. */
async function showQueue(...prompts: readonly string[]): Promise<FakeStudio> {
  const shown = await showWithPhoto();
  for (const [index, words] of prompts.entries()) {
    await prompt.fill(words);
    await animate.click();
    if (index === 0) await page.getByTestId('keep-working').click();
  }
  await jobOf(shown, 0);
  return shown;
}

function titles(): (string | null)[] {
  return [...document.querySelectorAll('.queue-title')].map(({ textContent }) => textContent);
}

describe('while a clip is made', () => {
  test('another is set up and added; each is made as it was set', async () => {
    const shown = await showQueue('the water ripples');
    await expect.element(animate).toHaveTextContent('Add to the queue');
    await prompt.fill('leaves sway');
    await page.getByRole('switch', { name: 'Loop' }).click();
    await animate.click();
    await expect.element(entries).toHaveLength(2);
    expect(root.dataset['waiting']).toBe('1');
    // Whatever is set now is of no effect on what was asked for.
    await prompt.fill('smoke rises');
    shown.jobs[0]?.finish();
    const second = await jobOf(shown, 1);
    expect(shown.jobs[0]?.settings).toMatchObject({ prompt: 'the water ripples', isLoop: true });
    expect(second.settings).toMatchObject({ prompt: 'leaves sway', isLoop: false });
    expect(root.dataset['job']).toBe('running');
    expect(root.dataset['waiting']).toBeUndefined();
  });

  test('one of a photo that has left the stage is still made of it', async () => {
    const shown = await showQueue('the water ripples', 'leaves sway');
    await shown.studio.openFile(await paintPhoto('hill.jpg', 300, 200), 'hill.jpg');
    await prompt.fill('the grass waves');
    await animate.click();
    for (const index of [0, 1]) (await jobOf(shown, index)).finish();
    const third = await jobOf(shown, 2);
    expect(shown.jobs.map(({ photoWidthPixels }) => photoWidthPixels)).toEqual([480, 480, 300]);
    third.finish();
    await vi.waitFor(() => expect(shown.studio.library.clips.value).toHaveLength(3));
    expect(shown.studio.library.clips.value?.map(({ photoName }) => photoName)).toEqual([
      'hill.jpg',
      'lake.jpg',
      'lake.jpg',
    ]);
  });

  test('each says how far it is; the stage shows the photo as ever', async () => {
    const shown = await showQueue('the water ripples', 'leaves sway');
    const job = await jobOf(shown, 0);
    job.report({ kind: 'render', fraction: 0.5, frame: 75, frames: 150 });
    const percent = `${Math.floor(Number(root.dataset['progress']) * 100)} %`;
    await expect.element(entries.first()).toHaveTextContent(percent);
    await expect.element(entries.nth(1)).toHaveTextContent('Waiting');
    await expect.element(page.getByTestId('crop-frame')).toBeVisible();
    await expect
      .element(page.getByRole('button', { name: '1 being made, 1 waiting' }))
      .toBeVisible();
    await expect.element(entries.first().getByRole('progressbar')).toBeVisible();
  });

  test('Live shows what changes but does not play, says so, and goes on by itself', async () => {
    const shown = await showQueue('the water ripples');
    await page.getByRole('radio', { name: 'Live' }).click({ force: true });
    await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
    await expect.element(page.getByTestId('live-resting')).toBeVisible();
    await expect.element(page.getByTestId('play')).toHaveAttribute('aria-disabled', 'true');
    await prompt.fill('leaves sway');
    await vi.waitFor(() => expect(shown.previews).toHaveLength(2), { timeout: 3000 });
    expect(shown.previews[1]?.settings.prompt).toBe('leaves sway');
    await page.getByRole('slider', { name: 'Place in the clip' }).fill('75');
    expect(shown.commands.at(-1)).toEqual({ kind: 'seek', frame: 75 });
    shown.jobs[0]?.finish();
    await expect.element(page.getByTestId('live-resting')).not.toBeInTheDocument();
    await expect.element(page.getByTestId('play')).not.toHaveAttribute('aria-disabled', 'true');
  });

  test('leaving the page is asked about, and not afterwards', async () => {
    const shown = await showQueue('the water ripples');
    const leave = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    shown.jobs[0]?.finish();
    await expect.element(toast).toBeVisible();
    expect(leave()).toBe(false);
  });
});

describe('what is ready', () => {
  test('comes onto the stage where the person has waited', async () => {
    const shown = await showWithPhoto();
    await animate.click();
    (await jobOf(shown, 0)).finish();
    await expect.element(clip).toBeVisible();
    await expect.element(page.getByTestId('queue')).not.toBeInTheDocument();
    await expect.element(toast).not.toBeInTheDocument();
  });

  test('is told to who went on, and shown by a press', async () => {
    const shown = await showQueue('the water ripples');
    await prompt.fill('leaves sw');
    shown.jobs[0]?.finish();
    await expect.element(toast).toHaveTextContent('Your clip is ready: the water ripples');
    await expect.element(prompt).toHaveValue('leaves sw');
    await expect.element(clip).not.toBeInTheDocument();
    expect(JSON.parse(root.dataset['clip'] ?? '{}')).toMatchObject({
      record: { settings: { prompt: 'the water ripples' } },
    });
    await page.getByTestId('toast-action').click();
    await expect.element(clip).toBeVisible();
    await expect.element(page.getByTestId('queue')).not.toBeInTheDocument();
  });

  test('waits on the list for as long as it was not looked at', async () => {
    const shown = await showQueue('the water ripples', 'leaves sway');
    shown.jobs[0]?.finish();
    (await jobOf(shown, 1)).finish();
    await expect.element(page.getByRole('button', { name: '2 ready' })).toBeVisible();
    await page.getByTestId('queue-show').first().click();
    await expect.element(page.getByLabelText('Clip: the water ripples')).toBeVisible();
    await page.getByTestId('queue-show').click();
    await expect.element(page.getByLabelText('Clip: leaves sway')).toBeVisible();
    await expect.element(page.getByTestId('queue')).not.toBeInTheDocument();
  });
});

describe('the list', () => {
  test('is put in another order from the keyboard, which keeps its place', async () => {
    const shown = await showQueue('one', 'two', 'three');
    await expect.element(entries).toHaveLength(3);
    entries.nth(2).getByRole('button', { name: 'Earlier' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(titles()).toEqual(['one', 'three', 'two']));
    await expect.element(entries.nth(1).getByRole('button', { name: 'Earlier' })).toHaveFocus();
    shown.jobs[0]?.finish();
    expect((await jobOf(shown, 1)).settings.prompt).toBe('three');
  });

  test('loses what is removed; cancelling the one being made goes on with the next', async () => {
    const shown = await showQueue('one', 'two', 'three');
    await entries.nth(1).getByRole('button', { name: 'Remove' }).click();
    await vi.waitFor(() => expect(titles()).toEqual(['one', 'three']));
    await entries.first().getByRole('button', { name: 'Cancel' }).click();
    expect((await jobOf(shown, 1)).settings.prompt).toBe('three');
    expect(shown.jobs[0]?.signal.aborted).toBe(true);
    expect(titles()).toEqual(['three']);
  });

  test('keeps one that failed, says why, and tries it again as it was', async () => {
    const shown = await showQueue('one', 'two');
    const first = await jobOf(shown, 0);
    first.fail({ code: 'gpu-lost', message: 'The device was reset.', recovery: 'retry' });
    await expect.element(entries.first()).toHaveTextContent('The device was reset.');
    await expect.element(toast).toHaveTextContent('The device was reset.');
    (await jobOf(shown, 1)).finish();
    await entries.first().getByRole('button', { name: 'Try again' }).click();
    expect((await jobOf(shown, 2)).settings).toEqual(first.settings);
  });

  test('on a phone is folded under one line with a meter', async () => {
    await page.viewport(390, 844);
    await showQueue('one', 'two', 'three', 'four', 'five');
    await expect.element(entries.first()).not.toBeVisible();
    const head = page.getByRole('button', { name: '1 being made, 4 waiting' });
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    await head.click();
    await expect.element(entries.first()).toBeVisible();
    await expect.element(animate).toBeInViewport({ ratio: 0.95 });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
