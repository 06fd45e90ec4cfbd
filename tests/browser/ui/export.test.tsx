import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const animate = page.getByTestId('animate');
const codecs = page.getByRole('group', { name: 'Codec' }).getByRole('radio');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showWithPhoto(query = ''): Promise<FakeStudio> {
  const shown = showPage(query);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
  return shown;
}

describe('the codec', () => {
  test('is chosen among those that the browser encodes, and reaches the job', async () => {
    const { studio, jobs } = await showWithPhoto();
    await expect.element(codecs.nth(2)).toBeVisible();
    expect(codecs.elements()).toHaveLength(3);
    await page.getByRole('radio', { name: 'VP9' }).click({ force: true });
    await expect.element(page.getByText('Plays in browsers and on YouTube')).toBeVisible();
    void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    expect(jobs[0]?.settings.codec).toBe('vp9');
  });

  test('that the browser does not encode at this size holds Animate back and says why', async () => {
    const { studio } = await showWithPhoto('?codec=vp9');
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
    studio.draft.chooseSize('4K');
    await expect.element(page.getByRole('alert')).toHaveTextContent('does not encode VP9');
    await expect.element(animate).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('radio', { name: 'Auto' }).click({ force: true });
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
  });
});

test('a loop plays in the file as often as is chosen; what is no loop is not asked', async () => {
  const { studio, jobs } = await showWithPhoto('?seconds=2');
  await page.getByRole('radio', { name: '3 × 6 s' }).click({ force: true });
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  expect(jobs[0]?.settings).toMatchObject({ playCount: 3, isLoop: true });
  studio.cancel();
  await page.getByRole('switch', { name: 'Loop' }).click();
  await expect
    .element(page.getByRole('group', { name: 'Plays in the file' }))
    .not.toBeInTheDocument();
});

test('the photo’s own size follows the crop', async () => {
  const { studio } = await showWithPhoto();
  await page.getByRole('radio', { name: 'Original 480 × 320' }).click({ force: true });
  expect(studio.draft.outputSize.value).toEqual({ widthPixels: 480, heightPixels: 320 });
  await page.getByLabelText('1:1').click({ force: true });
  expect(studio.draft.outputSize.value).toEqual({ widthPixels: 320, heightPixels: 320 });
  await expect.element(page.getByText('For posts and profile pictures.')).toBeVisible();
});

test('what a clip takes is said once one has been measured, and not before', async () => {
  const { studio, jobs } = await showWithPhoto();
  const estimate = page.getByTestId('estimate');
  await expect.element(animate).not.toHaveAttribute('aria-disabled');
  await expect.element(estimate).not.toBeInTheDocument();
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  jobs[0]?.finish();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect.element(estimate).toHaveTextContent('about 1 s, 1 MB at most');
  studio.draft.change({ codec: 'vp9' });
  await expect.element(estimate).not.toBeInTheDocument();
});

test('a poster that cannot be taken says so', async () => {
  const { studio, jobs } = await showWithPhoto();
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  jobs[0]?.finish();
  await page.getByTestId('poster-png').click();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The first frame could not be taken');
});
