import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const live = page.getByTestId('live');
const stopped = page.getByTestId('stopped');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showLive(prompt: string): Promise<FakeStudio> {
  const shown = showPage(`?prompt=${prompt}`);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  shown.studio.show('live');
  await vi.waitFor(() => expect(shown.previews).toHaveLength(1));
  return shown;
}

test('a step is drawn over the photo as it comes, with its number', async () => {
  await showLive('slow');
  await expect.element(page.getByText('How it will move, step 2 of 4')).toBeVisible();
  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=sketch]');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('no sketch');
  const whitePixels = (): number => {
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((red, i) => i % 4 === 0 && red > 240).length;
  };
  await vi.waitFor(() => expect(whitePixels()).toBeGreaterThan(500));
});

test('stopped at the first motion, nothing moves, and it is said; it can be gone on with', async () => {
  const { studio, previews } = await showLive('slow');
  await page.getByTestId('stop-preview').click();
  await expect.element(stopped).toHaveTextContent('nothing moves yet');
  await expect.element(live).toHaveAttribute('data-live', 'stopped');
  studio.draft.change({ motionStrength: 0.5 });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(previews).toHaveLength(1);
  await page.getByTestId('resume-preview').click();
  await vi.waitFor(() => expect(previews).toHaveLength(2));
  await expect.element(page.getByTestId('sketch')).toBeVisible();
});

test('Escape keeps the motion from before, which follows the sliders, and the words', async () => {
  const { studio, previews } = await showLive('waves');
  await expect.element(live).toHaveAttribute('data-live', 'live');
  studio.draft.change({ prompt: 'slow' });
  await expect.element(page.getByTestId('sketch')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(stopped).toHaveTextContent('the motion from before');
  await expect.element(page.getByRole('img', { name: 'The photo, moving' })).toBeVisible();
  expect(studio.draft.draft.value.prompt).toBe('slow');
  await expect.element(page.getByTestId('sketch')).not.toBeInTheDocument();

  studio.draft.change({ motionStrength: 0.5 });
  await vi.waitFor(() => expect(previews).toHaveLength(3));
  expect(previews[2]?.settings).toMatchObject({ prompt: 'waves', motionStrength: 0.5 });
  await expect.element(live).toHaveAttribute('data-live', 'stopped');
  studio.draft.change({ prompt: 'rain' });
  await expect.element(live).toHaveAttribute('data-live', 'live');
  expect(previews.at(-1)?.settings).toMatchObject({ prompt: 'rain', motionStrength: 0.5 });
});
