import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Studio } from '../../../src/app/studio';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const more = page.getByTestId('camera-more');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showGallery(query = ''): Promise<FakeStudio> {
  const shown = showPage(query);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  document.querySelector('.camera-gallery')?.scrollIntoView({ block: 'center' });
  return shown;
}

/** The radio buttons of the gallery, in their order. */
function radios(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('.camera-gallery input')];
}

function movesWithStrip(): string[] {
  return radios()
    .filter(({ dataset }) => dataset['hasStrip'] === 'true')
    .map(({ value }) => value);
}

function cameraOf(studio: Studio): string {
  const { camera } = studio.draft.draft.value;
  return camera.kind === 'preset' ? camera.preset : camera.kind;
}

/** Plays the strips that are asked for until so many are there. */
async function playStrips({ strips }: FakeStudio, count: number, before = 0): Promise<void> {
  for (let index = before; index < before + count; index += 1) {
    await vi.waitFor(() => expect(strips.length).toBeGreaterThan(index));
    strips[index]?.finish();
  }
  await vi.waitFor(() => expect(movesWithStrip()).toHaveLength(before + count));
}

test('one row at first, all moves at a press; before there is anything to see it is drawn', async () => {
  const { strips } = await showGallery();
  expect(radios()).toHaveLength(4);
  await expect.element(more).toHaveAttribute('aria-expanded', 'false');
  await more.click();
  expect(radios()).toHaveLength(18);
  expect(document.querySelectorAll('.camera-diagram')).toHaveLength(18);
  await expect.element(page.getByRole('radio', { name: 'Dolly zoom' })).toBeInTheDocument();
  expect(strips).toHaveLength(0);
});

test('a move is chosen by a press or by the arrow keys, and told in words', async () => {
  const { studio } = await showGallery();
  await page.getByRole('radio', { name: 'Push in' }).click({ force: true });
  expect(cameraOf(studio)).toBe('push-in');
  await expect.element(page.getByText('The camera travels into the picture.')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  expect(cameraOf(studio)).toBe('pull-out');
  await userEvent.keyboard('{ArrowRight}');
  expect(cameraOf(studio)).toBe('prompt');
  expect(radios().map(({ value }) => value)).toEqual(['prompt', 'static', 'push-in', 'pull-out']);
});

test('the chosen move stands first in the row; led by hand, none is chosen', async () => {
  const { studio } = await showGallery('?camera=orbit-left');
  expect(radios().map(({ value, checked }) => [value, checked])).toEqual([
    ['orbit-left', true],
    ['prompt', false],
    ['static', false],
    ['push-in', false],
  ]);
  await more.click();
  await page.getByRole('radio', { name: 'Roll' }).click({ force: true });
  await more.click();
  await vi.waitFor(() => expect(radios()[0]?.value).toBe('roll'));
  const none = { truck: 0, pedestal: 0, dolly: 0, pan: 0, tilt: 0, roll: 0, zoom: 1 };
  studio.draft.change({ camera: { kind: 'axes', axes: none } });
  await vi.waitFor(() => expect(radios().filter(({ checked }) => checked)).toEqual([]));
});

test('live, strips are made one after the other for what is in sight, without a jump', async () => {
  const shown = await showGallery('?prompt=waves&seed=5');
  const heightBefore = document.querySelector('.camera-gallery')?.getBoundingClientRect().height;
  shown.studio.show('live');
  await vi.waitFor(() => expect(shown.strips).toHaveLength(1));
  expect(shown.strips[0]?.settings).toMatchObject({
    prompt: 'waves',
    seed: 5,
    widthPixels: 128,
    camera: { kind: 'prompt' },
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(shown.strips).toHaveLength(1);
  await playStrips(shown, 4);
  expect(shown.strips[2]?.settings.camera).toEqual({
    kind: 'preset',
    preset: 'push-in',
    strength: 1,
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(shown.strips).toHaveLength(4);
  const heightAfter = document.querySelector('.camera-gallery')?.getBoundingClientRect().height;
  expect(heightAfter).toBe(heightBefore);
});

test('a strip moves when it is pointed at or has the keyboard, and by turns', async () => {
  const shown = await showGallery();
  shown.studio.show('live');
  await playStrips(shown, 4);
  await page.getByRole('button', { name: 'New photo' }).hover();
  const playing = (): string[] =>
    document.getAnimations().flatMap((animation) => {
      const isStrip = 'animationName' in animation && animation.animationName === 'strip-plays';
      const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
      const cell = target?.closest('.camera-option');
      return isStrip && cell ? [cell.querySelector('input')?.value ?? ''] : [];
    });
  await vi.waitFor(() => expect(playing()).toHaveLength(1));
  shown.studio.preview.toggle();
  await vi.waitFor(() => expect(playing()).toEqual([]));
  await page.getByRole('radio', { name: 'Pull out' }).hover({ force: true });
  await vi.waitFor(() => expect(playing()).toEqual(['pull-out']));
});

test('another seed keeps the strips, other words renew one, another crop or photo all', async () => {
  const shown = await showGallery();
  shown.studio.show('live');
  await playStrips(shown, 4);
  shown.studio.draft.change({ seed: 9 });
  await vi.waitFor(() => expect(shown.previews).toHaveLength(2), { timeout: 3000 });
  expect(shown.strips).toHaveLength(4);
  shown.studio.draft.change({ prompt: 'push in' });
  await vi.waitFor(() => expect(movesWithStrip()).not.toContain('prompt'));
  await vi.waitFor(() => expect(shown.strips).toHaveLength(5), { timeout: 3000 });
  expect(shown.strips[4]?.settings).toMatchObject({
    prompt: 'push in',
    camera: { kind: 'prompt' },
  });
  shown.strips[4]?.finish();
  await vi.waitFor(() => expect(movesWithStrip()).toHaveLength(4));
  shown.studio.draft.setCrop({ x: 10, y: 10, width: 200, height: 200 });
  await vi.waitFor(() => expect(movesWithStrip()).toEqual([]));
  await vi.waitFor(() => expect(shown.strips).toHaveLength(6), { timeout: 3000 });
  expect(shown.strips[5]?.settings.crop.width).toBe(200);
});

test('a strip that cannot be made leaves its drawing, and the next one is made', async () => {
  const shown = await showGallery();
  shown.studio.show('live');
  await vi.waitFor(() => expect(shown.strips).toHaveLength(1));
  shown.strips[0]?.fail({ code: 'unexpected', message: 'No.', recovery: 'retry' });
  await vi.waitFor(() => expect(shown.strips).toHaveLength(2));
  shown.strips[1]?.finish();
  await vi.waitFor(() => expect(movesWithStrip()).toEqual(['static']));
});

test('leaving the stage stops what is made', async () => {
  const shown = await showGallery();
  shown.studio.show('live');
  await vi.waitFor(() => expect(shown.strips).toHaveLength(1));
  shown.studio.show('photo');
  await vi.waitFor(() => expect(shown.strips[0]?.signal.aborted).toBe(true));
  expect(shown.strips).toHaveLength(1);
});
