import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const facts = page.getByTestId('review').getByRole('definition');
const layer = page.getByTestId('review-layer');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

/** The page with a photo that moves. */
async function showLive(): Promise<FakeStudio> {
  const shown = showPage('?strength=1');
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  shown.studio.show('live');
  await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
  return shown;
}

async function openReview(): Promise<FakeStudio> {
  const shown = await showLive();
  await page.getByText('Review', { exact: true }).click();
  await expect.element(facts.first()).toBeVisible();
  return shown;
}

test('nothing is measured before somebody looks; then what is shown is', async () => {
  const { studio, reviews, previews } = await showLive();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(reviews).toHaveLength(0);
  studio.review.setOpen(true);
  await vi.waitFor(() => expect(reviews).toHaveLength(1));
  expect(reviews[0]).toEqual(previews.at(-1)?.settings);
  await expect.element(facts.first()).toHaveTextContent('50 % of the picture by itself; gentle');
  await expect.element(page.getByRole('term').first()).toHaveTextContent('Moves');
});

test('the figures follow the strength, once it rests', async () => {
  const { studio, reviews } = await openReview();
  for (const motionStrength of [0.9, 0.6, 0.3, 0]) {
    studio.draft.change({ motionStrength });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await expect.element(facts.first()).toHaveTextContent('0 % of the picture by itself; still');
  const measured = reviews.map(({ motionStrength }) => motionStrength);
  expect(measured.at(0)).toBe(1);
  expect(measured.at(-1)).toBe(0);
  // Not of every value on the way.
  expect(measured.length).toBeLessThan(5);
});

test('it is shown over the picture where it moves and what is stretched, one at a time', async () => {
  const { studio } = await openReview();
  await page.getByRole('button', { name: 'Where it moves' }).click();
  await expect.element(layer).toHaveTextContent('without the camera');
  await expect
    .element(page.getByRole('img', { name: 'Where it moves, and which way' }))
    .toBeVisible();
  await page.getByRole('button', { name: 'What is stretched' }).click();
  await expect.element(layer).toHaveTextContent('by motion');
  await page.getByRole('button', { name: 'What is stretched' }).click();
  await expect.element(layer).not.toBeInTheDocument();
  expect(studio.review.overlay.value).toBe('none');
});

test('what moves is painted, what is still is not', async () => {
  await openReview();
  await page.getByRole('button', { name: 'Where it moves' }).click();
  await expect.element(layer).toBeVisible();
  const canvas = document.querySelector<HTMLCanvasElement>('.review-layer canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('no layer');
  const alphaAt = (x: number, y: number): number | undefined =>
    context.getImageData(canvas.width * x, canvas.height * y, 1, 1).data[3];
  await vi.waitFor(() => expect(alphaAt(0.5, 0.1)).toBeGreaterThan(100));
  expect(alphaAt(0.5, 0.9)).toBe(0);
});

test('a lower strength ends the stretching', async () => {
  const { studio } = await openReview();
  studio.draft.change({ motionStrength: 1.6 });
  await page.getByTestId('lower-strength').click();
  expect(studio.draft.draft.value.motionStrength).toBe(0.9);
  await expect.element(page.getByTestId('lower-strength')).not.toBeInTheDocument();
});

test('stretched places are kept still by strokes, which can be undone', async () => {
  const { studio } = await openReview();
  studio.draft.change({ motionStrength: 1.6 });
  await page.getByTestId('freeze-stretched').click();
  const { mask } = studio.draft.draft.value;
  expect(mask).toHaveLength(2);
  expect(mask.every(({ kind }) => kind === 'freeze')).toBe(true);
  studio.draft.history.undo();
  expect(studio.draft.draft.value.mask).toEqual([]);
});

/** A clip of the photo with these words, on the stage. */
async function makeClip({ studio, jobs }: FakeStudio, photoName: string): Promise<void> {
  await studio.openFile(await paintPhoto(photoName), photoName);
  studio.draft.change({ prompt: 'clouds drift', isSeedLocked: true });
  const making = studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  jobs[0]?.finish();
  await making;
  await expect.element(page.getByTestId('result')).toBeVisible();
}

const reviewClip = page.getByTestId('review-clip');

test('a finished clip is reviewed at a press: on Live, as it was made, the keyboard at the figures', async () => {
  const shown = showPage();
  await makeClip(shown, 'lake.jpg');
  const undoLabel = shown.studio.draft.history.undoLabel.value;
  await reviewClip.click();
  await expect.element(facts.first()).toBeVisible();
  expect(shown.reviews).toHaveLength(1);
  expect(shown.reviews[0]).toMatchObject({
    prompt: 'clouds drift',
    seed: shown.jobs[0]?.settings.seed,
  });
  expect(document.activeElement?.textContent).toBe('Review');
  // What is set already is not set again.
  expect(shown.studio.draft.history.undoLabel.value).toBe(undoLabel);

  shown.studio.draft.change({ motionStrength: 0.4 });
  shown.studio.show('clip');
  await reviewClip.click();
  await vi.waitFor(() => expect(shown.reviews.at(-1)?.motionStrength).toBe(1));
  shown.studio.draft.history.undo();
  expect(shown.studio.draft.draft.value.motionStrength).toBe(0.4);
});

test('the review of a clip of another photo brings that photo back, kept or not', async () => {
  const shown = showPage('?keep=0');
  await makeClip(shown, 'lake.jpg');
  await shown.studio.openFile(await paintPhoto('hill.jpg', 300, 300), 'hill.jpg');
  shown.studio.draft.change({ prompt: 'grass sways' });
  shown.studio.show('clip');
  await reviewClip.click();
  await expect.element(facts.first()).toBeVisible();
  expect(shown.studio.photo.photo.value?.name).toBe('lake.jpg');
  expect(shown.reviews.at(-1)).toMatchObject({ prompt: 'clouds drift', crop: { width: 480 } });
  shown.studio.draft.history.undo();
  await vi.waitFor(() => expect(shown.studio.photo.photo.value?.name).toBe('hill.jpg'));
});

test('a clip of another model is not reviewed, which is said', async () => {
  const shown = showPage();
  await makeClip(shown, 'lake.jpg');
  const made = shown.studio.jobs.clip.value;
  if (!made) throw new Error('no clip');
  const record = { ...made.clip.record, model: { id: 'motion-field', version: '9.0.0' } };
  shown.studio.jobs.present({ ...made, clip: { ...made.clip, record } });
  await reviewClip.click();
  const toast = page.getByTestId('toast');
  await expect.element(toast).toHaveTextContent('made by the model motion-field 9.0.0');
  expect(shown.studio.view.value).toBe('clip');
  expect(shown.reviews).toHaveLength(0);
});
