import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const moving = page.getByRole('img', { name: 'The photo, moving' });
const room = page.getByTestId('print-room');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showLive(): Promise<FakeStudio> {
  const shown = showPage();
  await shown.studio.openFile(await paintPhoto('lake.jpg', 3000, 2000), 'lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).click();
  await expect.element(moving).toBeVisible();
  return shown;
}

describe('the player', () => {
  test('steps by a frame, by its buttons and by their keys, and round the ends', async () => {
    const { studio, commands } = await showLive();
    await page.getByRole('button', { name: 'One frame on' }).click();
    expect(commands).toEqual([{ kind: 'pause' }, { kind: 'seek', frame: 1 }]);
    await userEvent.keyboard('..');
    expect(studio.preview.frame.value).toBe(3);
    await userEvent.keyboard(',,,,');
    expect(studio.preview.frame.value).toBe(149);
    await page.getByRole('button', { name: 'To the start' }).click();
    expect(studio.preview.frame.value).toBe(0);
    await page.getByRole('button', { name: 'To the end' }).click();
    expect(studio.preview.frame.value).toBe(149);
    await expect.element(page.getByTestId('frame')).toHaveTextContent('149');
  });

  test('keys seek on the stage; elsewhere the arrows are the sliders’', async () => {
    const { studio } = await showLive();
    await expect.element(room).toBeVisible();
    document.querySelector<HTMLElement>('.print-room')?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(studio.preview.frame.value).toBe(15);
    await userEvent.keyboard('{End}');
    expect(studio.preview.frame.value).toBe(149);
    const speed = page.getByRole('slider', { name: 'Motion speed' });
    await speed.click();
    await userEvent.keyboard('{Home}');
    expect(studio.preview.frame.value).toBe(149);
    await expect.element(speed).toHaveValue('0');
  });

  test('Space plays, but presses the button that has the focus', async () => {
    const { studio } = await showLive();
    document.querySelector<HTMLElement>('.print-room')?.focus();
    await userEvent.keyboard(' ');
    expect(studio.preview.isPlaying.value).toBe(false);
    document.querySelector<HTMLElement>('[aria-label="Keep this seed"]')?.focus();
    await userEvent.keyboard(' ');
    expect(studio.preview.isPlaying.value).toBe(false);
    expect(studio.draft.draft.value.isSeedLocked).toBe(true);
    await userEvent.keyboard('k');
    expect(studio.preview.isPlaying.value).toBe(true);
  });

  test('of a clip has its own speed and loop', async () => {
    const { studio, jobs } = await showLive();
    void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    jobs[0]?.finish();
    const clip = page.getByTestId('clip');
    await expect.element(clip).toBeVisible();
    const video = clip.element();
    if (!(video instanceof HTMLVideoElement)) throw new Error('no video');
    await page.getByLabelText('Speed').selectOptions('0.5 ×');
    await expect.poll(() => video.playbackRate).toBe(0.5);
    await page.getByRole('button', { name: 'Loop' }).click();
    await expect.poll(() => video.loop).toBe(false);
    await page.getByRole('button', { name: 'One frame on' }).click();
    expect(video.currentTime).toBeCloseTo(1.5 / 30);
    await expect.element(page.getByTestId('frame')).toHaveTextContent('1');
    // The test's clip is none: that is told.
    await expect.element(page.getByRole('alert')).toHaveTextContent('does not play its own clip');
  });
});

describe('the photo itself', () => {
  test('shows while the button is held', async () => {
    await showLive();
    const button = document.querySelector('.compare');
    vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue();
    const pointer = { bubbles: true, button: 0, pointerId: 1 };
    button?.dispatchEvent(new PointerEvent('pointerdown', pointer));
    await expect.element(moving).not.toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve, 400));
    button?.dispatchEvent(new PointerEvent('pointerup', pointer));
    await expect.element(moving).toBeVisible();
  });

  test('shows while the key is held, and stays where it was pressed shortly', async () => {
    await showLive();
    await userEvent.keyboard('{c>}');
    await expect.element(moving).not.toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await userEvent.keyboard('{/c}');
    await expect.element(moving).toBeVisible();
    document.querySelector<HTMLElement>('.compare')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(moving).not.toBeInTheDocument();
  });
});

describe('zoom', () => {
  function picture(): DOMRect {
    const box = document.querySelector('.print')?.getBoundingClientRect();
    if (!box) throw new Error('no picture');
    return box;
  }

  test('a pixel of the photo is a pixel of the screen, and the whole picture is a press away', async () => {
    await showLive();
    await page.getByRole('button', { name: 'Pixel for pixel' }).click();
    await expect.element(room).toHaveAttribute('data-zoom', '1');
    expect(picture().width * devicePixelRatio).toBeCloseTo(3000, 0);
    const middle = room.element().getBoundingClientRect();
    expect(picture().left + picture().width / 2).toBeCloseTo(middle.left + middle.width / 2, 0);
    await userEvent.keyboard('0');
    await expect.element(room).toHaveAttribute('data-zoom', 'fit');
    expect(picture().width).toBeLessThanOrEqual(middle.width);
  });

  test('the wheel with Ctrl zooms where it points', async () => {
    await showLive();
    const before = picture();
    const clientX = before.left + 0.25 * before.width;
    const clientY = before.top + 0.75 * before.height;
    for (let notch = 0; notch < 8; notch += 1) {
      const wheel = {
        deltaY: -100,
        ctrlKey: true,
        clientX,
        clientY,
        cancelable: true,
        bubbles: true,
      };
      document.querySelector('.print')?.dispatchEvent(new WheelEvent('wheel', wheel));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await vi.waitFor(() => expect(picture().width).toBeGreaterThan(3 * before.width));
    expect((clientX - picture().left) / picture().width).toBeCloseTo(0.25, 2);
    expect((clientY - picture().top) / picture().height).toBeCloseTo(0.75, 2);
  });

  test('a brush paints where it is seen to, however large the picture is', async () => {
    const { studio } = await showLive();
    await userEvent.keyboard('1');
    await expect.element(room).toHaveAttribute('data-zoom', '1');
    await userEvent.keyboard('s');
    const layer = page.getByTestId('mask-layer');
    await expect.element(layer).toBeVisible();
    const box = room.element().getBoundingClientRect();
    const [clientX, clientY] = [box.left + 100, box.top + 80];
    vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue();
    const pointer = { bubbles: true, button: 0, pointerId: 1, isPrimary: true, clientX, clientY };
    layer.element().dispatchEvent(new PointerEvent('pointerdown', pointer));
    layer.element().dispatchEvent(new PointerEvent('pointerup', pointer));
    const [stroke] = studio.draft.draft.value.mask;
    const at = stroke && 'points' in stroke ? stroke.points : [];
    expect(at[0]).toBeCloseTo((clientX - picture().left) * devicePixelRatio, -1);
    expect(at[1]).toBeCloseTo((clientY - picture().top) * devicePixelRatio, -1);
  });

  test('a mouse pulls a larger picture along', async () => {
    await showLive();
    await userEvent.keyboard('1');
    await expect.element(room).toHaveAttribute('data-zoom', '1');
    const before = picture();
    const box = room.element().getBoundingClientRect();
    const at = (x: number, y: number): PointerEventInit => ({
      bubbles: true,
      button: 0,
      pointerType: 'mouse',
      clientX: box.left + x,
      clientY: box.top + y,
    });
    document.querySelector('.print')?.dispatchEvent(new PointerEvent('pointerdown', at(200, 200)));
    dispatchEvent(new PointerEvent('pointermove', at(150, 180)));
    dispatchEvent(new PointerEvent('pointerup', at(150, 180)));
    dispatchEvent(new PointerEvent('pointermove', at(10, 10)));
    expect(picture().left - before.left).toBeCloseTo(-50, 0);
    expect(picture().top - before.top).toBeCloseTo(-20, 0);
  });
});

describe('shortcuts', () => {
  test('the sheet lists what there is, by its key and by its button', async () => {
    await showLive();
    await userEvent.keyboard('?');
    const sheet = page.getByTestId('shortcuts-dialog');
    await expect.element(sheet).toBeVisible();
    await expect.element(sheet).toHaveTextContent('Play or pauseSpace or K');
    await userEvent.keyboard('{Escape}');
    await expect.element(sheet).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect.element(sheet).toBeVisible();
  });

  test('single keys can be switched off, the others stay', async () => {
    const { studio } = await showLive();
    await userEvent.keyboard('?');
    await page.getByRole('switch', { name: 'Single keys' }).click();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByTestId('shortcuts-dialog')).not.toBeInTheDocument();
    await userEvent.keyboard('.s');
    expect([studio.preview.frame.value, studio.mask.brush.value]).toEqual([0, 'none']);
    studio.draft.change({ steps: 7 });
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(studio.draft.draft.value.steps).toBe(4);
  });

  test('a word that is typed is a word', async () => {
    const { studio } = await showLive();
    await page.getByTestId('prompt').click();
    await userEvent.keyboard('slow.mdnk?');
    expect(studio.draft.draft.value.prompt).toBe('slow.mdnk?');
    expect(studio.mask.brush.value).toBe('none');
    await expect.element(page.getByTestId('shortcuts-dialog')).not.toBeInTheDocument();
  });

  test('keys change the view and the brush', async () => {
    const { studio } = await showLive();
    await userEvent.keyboard('m');
    expect(studio.mask.brush.value).toBe('move');
    await userEvent.keyboard('p');
    expect(studio.view.value).toBe('photo');
    await userEvent.keyboard('s');
    expect(studio.mask.brush.value).toBe('move');
  });
});
