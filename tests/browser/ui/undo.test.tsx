import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Studio } from '../../../src/app/studio';
import { paintPhoto, showPage } from './fake-studio';

const undo = page.getByTestId('undo');
const redo = page.getByTestId('redo');
const prompt = page.getByTestId('prompt');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showPhoto(): Promise<Studio> {
  const { studio } = showPage();
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await expect.element(undo).toBeVisible();
  return studio;
}

test('the button says what it takes back, and does', async () => {
  const studio = await showPhoto();
  await expect.element(undo).toHaveAccessibleName('Nothing to undo');
  await expect.element(undo).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('slider', { name: 'Motion speed' }).fill('0.5');
  await page.getByRole('radio', { name: '1:1' }).click();
  await expect.element(undo).toHaveAccessibleName('Undo: shape');
  await undo.click();
  await expect.element(undo).toHaveAccessibleName('Undo: motion speed');
  await expect.element(redo).toHaveAccessibleName('Redo: shape');
  expect(studio.draft.crop.value).toEqual({ x: 0, y: 0, width: 480, height: 320 });
  await redo.click();
  expect(studio.draft.crop.value?.width).toBe(320);
});

test('keys undo from anywhere, but while words are typed they are the field’s', async () => {
  const studio = await showPhoto();
  await page.getByRole('radio', { name: '60', exact: true }).click();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(studio.draft.draft.value.framesPerSecond).toBe(30);
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(studio.draft.draft.value.framesPerSecond).toBe(60);
  await prompt.click();
  await userEvent.keyboard('rain');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(prompt).toHaveValue('');
  expect(studio.draft.draft.value).toMatchObject({ prompt: '', framesPerSecond: 60 });
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(studio.draft.draft.value.framesPerSecond).toBe(60);
});

test('words that were pressed are taken back with the camera that they moved', async () => {
  const studio = await showPhoto();
  await page.getByTestId('camera-more').click();
  await page.getByRole('radio', { name: 'Orbit left' }).click({ force: true });
  await page.getByRole('button', { name: 'Camera only' }).click();
  expect(studio.draft.draft.value.camera).toEqual({ kind: 'prompt' });
  await undo.click();
  expect(studio.draft.draft.value).toMatchObject({ prompt: '', camera: { preset: 'orbit-left' } });
});

test('two presses in a row are two steps', async () => {
  const studio = await showPhoto();
  const smaller = page.getByRole('button', { name: 'Smaller crop' });
  await smaller.click();
  const once = studio.draft.crop.value;
  await smaller.click();
  await undo.click();
  expect(studio.draft.crop.value).toEqual(once);
});

test('another photo can be undone, and that again', async () => {
  const studio = await showPhoto();
  studio.draft.change({
    prompt: 'rain',
    mask: [{ kind: 'move', radiusPixels: 5, softness: 0, points: [1, 1] }],
  });
  const crop = { x: 10, y: 10, width: 100, height: 90 };
  studio.draft.setCrop(crop);
  await studio.openFile(await paintPhoto('hill.jpg', 300, 300), 'hill.jpg');
  studio.draft.change({ prompt: 'snow' });
  await undo.click();
  await expect.element(undo).toHaveAccessibleName('Undo: another photo');
  await undo.click();
  await vi.waitFor(() => expect(studio.photo.photo.value?.name).toBe('lake.jpg'));
  await expect.element(redo).toHaveAccessibleName('Redo: another photo');
  expect(studio.draft.crop.value).toEqual(crop);
  expect(studio.draft.draft.value.mask).toHaveLength(1);
  await redo.click();
  await vi.waitFor(() => expect(studio.photo.photo.value?.name).toBe('hill.jpg'));
});

test('photo after photo is undone, each with its own steps, and all of it again', async () => {
  const studio = await showPhoto();
  const name = (): string | undefined => studio.photo.photo.value?.name;
  const words = (): string => studio.draft.draft.value.prompt;
  for (const [said, next] of [
    ['rain', 'hill.jpg'],
    ['snow', 'sea.jpg'],
  ] as const) {
    studio.draft.change({ prompt: said });
    await studio.openFile(await paintPhoto(next, 300, 300), next);
  }
  const states = [
    ['sea.jpg', 'snow'],
    ['hill.jpg', 'snow'],
    ['hill.jpg', 'rain'],
    ['lake.jpg', 'rain'],
    ['lake.jpg', ''],
  ];
  for (const state of states.slice(1)) {
    studio.draft.history.undo();
    await vi.waitFor(() => expect([name(), words()]).toEqual(state));
  }
  expect(studio.draft.history.undoLabel.value).toBeNull();
  for (const state of states.toReversed().slice(1)) {
    studio.draft.history.redo();
    await vi.waitFor(() => expect([name(), words()]).toEqual(state));
  }
  expect(studio.draft.history.redoLabel.value).toBeNull();
});

test('starting afresh is undone by the keys, long after its message has gone', async () => {
  const studio = await showPhoto();
  studio.draft.change({ prompt: 'rain' });
  await page.getByTestId('start-afresh').click();
  await expect.poll(() => studio.photo.photo.value).toBe(null);
  await page.getByRole('button', { name: 'Dismiss the message' }).click();
  await userEvent.keyboard('{Control>}z{/Control}');
  await vi.waitFor(() => expect(studio.photo.photo.value?.name).toBe('lake.jpg'));
  expect(studio.draft.draft.value.prompt).toBe('rain');
});
