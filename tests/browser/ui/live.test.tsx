import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const live = page.getByTestId('live');
const moving = page.getByRole('img', { name: 'The photo, moving' });

beforeEach(async () => {
  await page.viewport(1280, 900);
});

/** The page with a photo, playing on the stage. */
async function showLive(prompt = ''): Promise<FakeStudio> {
  const shown = showPage(`?prompt=${prompt}`);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).click();
  await vi.waitFor(() => expect(shown.previews).toHaveLength(1));
  return shown;
}

test('the photo moves on the stage, with the settings that are set', async () => {
  const { previews } = await showLive('waves%20roll');
  await expect.element(live).toHaveAttribute('data-live', 'live');
  await expect.element(moving).toBeVisible();
  expect(previews[0]?.hasPhoto).toBe(true);
  expect(previews[0]?.settings).toMatchObject({ prompt: 'waves roll', widthPixels: 640 });
});

test('a slider shows at once, without sending the photo again', async () => {
  const { studio, previews } = await showLive();
  await expect.element(moving).toBeVisible();
  for (const motionStrength of [1.1, 1.2, 1.3]) studio.draft.change({ motionStrength });
  await vi.waitFor(() => expect(previews.length).toBeGreaterThan(1));
  expect(previews).toHaveLength(2);
  expect(previews[1]).toMatchObject({ hasPhoto: false, settings: { motionStrength: 1.3 } });
});

test('words are waited for until they are written', async () => {
  const { studio, previews } = await showLive();
  await expect.element(moving).toBeVisible();
  for (const prompt of ['r', 'ra', 'rai', 'rain']) studio.draft.change({ prompt });
  await vi.waitFor(() => expect(previews.length).toBeGreaterThan(1));
  expect(previews).toHaveLength(2);
  expect(previews[1]).toMatchObject({ hasPhoto: false, settings: { prompt: 'rain' } });
});

test('it can be paused, and looked at frame by frame', async () => {
  const { commands } = await showLive();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(commands).toEqual([{ kind: 'pause' }]);
  const place = page.getByRole('slider', { name: 'Place in the clip' });
  await place.fill('75');
  expect(commands.at(-1)).toEqual({ kind: 'seek', frame: 75 });
  await expect.element(place).toHaveAttribute('aria-valuetext', '2.5 s');
  await page.getByRole('button', { name: 'Play' }).click();
  expect(commands.at(-1)).toEqual({ kind: 'play' });
});

test('the photo itself is one press away', async () => {
  await showLive();
  await expect.element(moving).toBeVisible();
  const compare = page.getByRole('button', { name: 'Show the photo' });
  await compare.click();
  await expect.element(compare).toHaveAttribute('aria-pressed', 'true');
  await expect.element(moving).not.toBeInTheDocument();
});

test('a failure is told with a way on, and the next try starts from the photo', async () => {
  const { studio, previews } = await showLive('fail');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Gone.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await vi.waitFor(() => expect(previews).toHaveLength(2));
  expect(previews[1]).toMatchObject({ hasPhoto: true });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Gone.');
  studio.draft.change({ prompt: 'rain' });
  await expect.element(live).toHaveAttribute('data-live', 'live');
  expect(previews.at(-1)).toMatchObject({ hasPhoto: true, settings: { prompt: 'rain' } });
});

test('where memory has run out, a press takes a smaller working size, and it moves', async () => {
  const { previews } = await showLive('too much');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Too much.');
  await page.getByRole('button', { name: 'Take smaller settings' }).click();
  await expect.element(live).toHaveAttribute('data-live', 'live');
  expect(previews.at(-1)).toMatchObject({ hasPhoto: true, settings: { workingSizePixels: 256 } });
});

test('leaving the stage, or making the clip, frees what was drawn', async () => {
  const { studio, jobs, previews, commands } = await showLive();
  await page.getByRole('radio', { name: 'Photo' }).click();
  await vi.waitFor(() => expect(commands.at(-1)).toEqual({ kind: 'leave' }));
  await page.getByRole('radio', { name: 'Live' }).click();
  await vi.waitFor(() => expect(previews).toHaveLength(2), { timeout: 3000 });
  await expect.element(live).toHaveAttribute('data-live', 'live');
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  await expect.element(live).not.toBeInTheDocument();
  expect(commands.filter(({ kind }) => kind === 'leave')).toHaveLength(2);
});

test('who has seen one photo move sees the next one move at once', async () => {
  const { studio, previews } = await showLive();
  await studio.openFile(await paintPhoto('other.jpg', 300, 300), 'other.jpg');
  await vi.waitFor(() => expect(previews).toHaveLength(2), { timeout: 3000 });
  expect(previews[1]).toMatchObject({ hasPhoto: true, settings: { crop: { width: 300 } } });
  await page.getByRole('radio', { name: 'Photo' }).click();
  await studio.openFile(await paintPhoto('third.jpg'), 'third.jpg');
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
});

/** A pull with the brush in hand, over the second quarter of the picture's width. */
function paintAcross(): void {
  const layer = document.querySelector('[data-testid=mask-layer]');
  if (!layer) throw new Error('no mask layer');
  const box = layer.getBoundingClientRect();
  const point = (share: number): PointerEventInit => ({
    bubbles: true,
    button: 0,
    isPrimary: true,
    pointerId: 1,
    clientX: box.left + share * box.width,
    clientY: box.top + 0.5 * box.height,
  });
  vi.spyOn(SVGElement.prototype, 'setPointerCapture').mockReturnValue();
  layer.dispatchEvent(new PointerEvent('pointerdown', point(0.25)));
  layer.dispatchEvent(new PointerEvent('pointermove', point(0.5)));
  layer.dispatchEvent(new PointerEvent('pointerup', point(0.5)));
}

test('a brush says what may move; undo takes it back', async () => {
  const { studio, previews } = await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Keep still' }).click();
  paintAcross();
  const { crop } = studio.draft;
  const [left, width] = [crop.value?.x ?? 0, crop.value?.width ?? 0];
  await vi.waitFor(() => expect(previews).toHaveLength(2));
  const [stroke] = previews[1]?.settings.mask ?? [];
  if (stroke?.kind !== 'freeze') throw new Error('no stroke');
  expect(stroke.points[0]).toBeCloseTo(left + 0.25 * width, -1);
  expect(stroke.points[2]).toBeCloseTo(left + 0.5 * width, -1);
  expect(previews[1]?.hasPhoto).toBe(false);
  await page.getByRole('button', { name: 'Undo: brush' }).click();
  await vi.waitFor(() => expect(previews).toHaveLength(3));
  expect(previews[2]?.settings.mask).toEqual([]);
});

test('an arrow says which way', async () => {
  const { studio, previews } = await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Direct' }).click();
  await expect.element(page.getByText('Draw an arrow')).toBeVisible();
  paintAcross();
  await vi.waitFor(() => expect(previews).toHaveLength(2), { timeout: 3000 });
  const [arrow] = previews[1]?.settings.arrows ?? [];
  const width = studio.draft.crop.value?.width ?? 0;
  expect((arrow?.toX ?? 0) - (arrow?.fromX ?? 0)).toBeCloseTo(0.25 * width, -1);
  expect(document.querySelectorAll('.mask-arrow')).toHaveLength(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await vi.waitFor(() => expect(previews).toHaveLength(3), { timeout: 3000 });
  expect(previews[2]?.settings.arrows).toEqual([]);
});

test('every region that was found has a strength and a speed of its own, and tells them folded', async () => {
  const { previews, studio } = await showLive();
  await expect.element(moving).toBeVisible();
  const regions = page.getByTestId('region-fields');
  const row = regions.getByText('Sky');
  await expect.element(regions).toHaveTextContent('1 found');
  await regions.getByText('By region').click();
  await expect.element(regions).toHaveTextContent('Sky40 %natural');
  const speed = page.getByRole('slider', { name: 'Speed of the sky' });
  await expect.element(speed).not.toBeInTheDocument();

  await row.click();
  await page.getByRole('slider', { name: 'Strength of the sky' }).fill('0.5');
  await vi.waitFor(() => expect(previews).toHaveLength(2), { timeout: 3000 });
  expect(previews[1]).toMatchObject({
    hasPhoto: false,
    settings: { regionStrengths: { sky: 0.5 }, regionSpeeds: {} },
  });
  await speed.fill('1.5');
  await vi.waitFor(() => expect(previews).toHaveLength(3), { timeout: 3000 });
  expect(previews[2]?.settings).toMatchObject({ regionSpeeds: { sky: 1.5 } });
  await expect.element(regions).toHaveTextContent('strength 50 %, speed 150 %');
  await expect.element(speed).toHaveAttribute('aria-valuetext', '150 %');

  await page.getByRole('button', { name: 'Reset the sky' }).click();
  await vi.waitFor(() => expect(previews).toHaveLength(4), { timeout: 3000 });
  expect(previews[3]?.settings).toMatchObject({ regionStrengths: {}, regionSpeeds: {} });
  studio.draft.history.undo();
  await expect.element(regions).toHaveTextContent('strength 50 %, speed 150 %');
  await row.click();
  await expect.element(speed).not.toBeInTheDocument();
  await page.getByRole('radio', { name: 'Photo' }).click();
  await expect.element(regions).not.toBeInTheDocument();
});

/** The middle of the region layer's place, pressed. */
async function pressPicture(x: number, y: number): Promise<void> {
  const layer = page.getByTestId('region-layer').element();
  const box = layer.getBoundingClientRect();
  await page
    .getByTestId('region-layer')
    .click({ position: { x: x * box.width, y: y * box.height } });
}

test('a region is named under the pointer, and held still by a press; its chip says so', async () => {
  const { previews } = await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Regions' }).click();
  const chip = page.getByRole('button', { name: 'Sky moves' });
  await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
  await pressPicture(0.5, 0.2);
  await expect.element(page.getByTestId('region-name')).toHaveTextContent('Skypress: let it move');
  await vi.waitFor(() => expect(previews).toHaveLength(2));
  expect(previews[1]?.settings.regionStrengths).toEqual({ sky: 0 });
  const held = page.getByRole('button', { name: 'Sky still' });
  await expect.element(held).toHaveAttribute('aria-pressed', 'false');
  await held.click();
  await vi.waitFor(() => expect(previews).toHaveLength(3));
  expect(previews[2]?.settings.regionStrengths).toEqual({ sky: 1 });
});

test('of two people one alone is held still, by keyboard too', async () => {
  const { previews } = await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Regions' }).click();
  await page.getByRole('radio', { name: 'Only this place' }).click();
  await pressPicture(0.9, 0.8);
  await expect.element(page.getByRole('button', { name: 'People 2 still' })).toBeVisible();
  await vi.waitFor(() => expect(previews).toHaveLength(2));
  expect(previews[1]?.settings.mask).toMatchObject([{ kind: 'place', region: 'person', x: 420 }]);
  page.getByRole('button', { name: 'People 1 moves' }).element().focus();
  await expect.element(page.getByTestId('region-name')).toHaveTextContent('People');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(previews).toHaveLength(3));
  expect(previews[2]?.settings.mask).toMatchObject([{ x: 420 }, { x: 60 }]);
});

/** Opacity of the painted mask in the middle of the picture's left, middle and right. */
function opacities(): number[] {
  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=mask-canvas]');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('no canvas');
  return [0.05, 0.4, 0.9].map(
    (share) => context.getImageData(share * canvas.width, 0.5 * canvas.height, 1, 1).data[3] ?? NaN,
  );
}

test('the brush is seen where it painted, and gone where it was erased', async () => {
  await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Keep still' }).click();
  await page.getByRole('slider', { name: 'Softness' }).fill('0.5');
  paintAcross();
  await vi.waitFor(() => expect(opacities()).toEqual([0, expect.closeTo(140, -1), 0]));
  await page.getByRole('radio', { name: 'Erase' }).click();
  await userEvent.keyboard(']]]');
  await expect.element(page.getByRole('slider', { name: 'Size' })).toHaveValue('0.105');
  paintAcross();
  await vi.waitFor(() => expect(opacities()).toEqual([0, 0, 0]));
});

test('an arrow is moved and deleted by keyboard, and says how fast', async () => {
  const { studio } = await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Direct' }).click();
  await page.getByRole('button', { name: 'Add an arrow' }).click();
  const tip = page.getByRole('button', { name: 'Arrow 1, tip, gentle' });
  const [before] = studio.draft.draft.value.arrows;
  tip.element().focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}{ArrowUp}');
  const [after] = studio.draft.draft.value.arrows;
  expect([(after?.toX ?? 0) - (before?.toX ?? 0), (after?.toY ?? 0) - (before?.toY ?? 0)]).toEqual([
    72, -5,
  ]);
  await expect.element(page.getByRole('button', { name: 'Arrow 1, tip, brisk' })).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  expect(studio.draft.draft.value.arrows).toEqual([]);
  await expect.element(page.getByRole('group', { name: 'Arrows' })).toHaveFocus();
});

test('Escape forgets the arrow under way', async () => {
  const { studio } = await showLive();
  await expect.element(moving).toBeVisible();
  await page.getByRole('radio', { name: 'Direct' }).click();
  vi.spyOn(SVGElement.prototype, 'setPointerCapture').mockReturnValue();
  const layer = page.getByTestId('mask-layer').element();
  const box = layer.getBoundingClientRect();
  const point = (share: number) => ({
    bubbles: true,
    isPrimary: true,
    clientX: box.left + share * box.width,
    clientY: box.top + 9,
  });
  layer.dispatchEvent(new PointerEvent('pointerdown', point(0.2)));
  layer.dispatchEvent(new PointerEvent('pointermove', point(0.6)));
  await expect.element(page.getByRole('button', { name: 'Arrow 1, tip' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  layer.dispatchEvent(new PointerEvent('pointerup', point(0.6)));
  expect(studio.draft.draft.value.arrows).toEqual([]);
  await expect.element(page.getByRole('button', { name: 'Arrow 1, tip' })).not.toBeInTheDocument();
});
