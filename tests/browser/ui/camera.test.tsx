import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CameraChoice } from '../../../src/contract/camera';
import { NO_AXES } from '../../../src/contract/camera-axes';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const gizmo = page.getByTestId('camera-gizmo');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

function cameraOf({ studio }: FakeStudio): CameraChoice {
  return studio.draft.draft.value.camera;
}

/** The page with a photo on the live stage, 150 frames long. */
async function showLive(query = ''): Promise<FakeStudio> {
  const shown = showPage(`?loop=0&${query}`);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).click();
  await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
  await vi.waitFor(() => expect(shown.previews).toHaveLength(1));
  return shown;
}

test('a named move is taken over by hand, changed by slider and number, and reset', async () => {
  const shown = await showLive('camera=orbit-left');
  await page.getByRole('radio', { name: 'One move' }).click();
  const orbit = { ...NO_AXES, truck: -1, pan: 0.6 };
  expect(cameraOf(shown)).toEqual({ kind: 'axes', axes: orbit });
  await page.getByRole('slider', { name: 'Dolly' }).fill('0.5');
  await page.getByRole('spinbutton', { name: 'Roll, value' }).fill('-0.25');
  await userEvent.tab();
  expect(cameraOf(shown)).toEqual({ kind: 'axes', axes: { ...orbit, dolly: 0.5, roll: -0.25 } });
  await page.getByRole('button', { name: 'Reset truck' }).click();
  expect(shown.studio.camera.axes.value?.truck).toBe(0);
  await page.getByRole('button', { name: 'Reset all axes' }).click();
  expect(cameraOf(shown)).toEqual({ kind: 'axes', axes: NO_AXES });
  await vi.waitFor(() =>
    expect(shown.previews.at(-1)?.settings.camera).toEqual({ kind: 'axes', axes: NO_AXES }),
  );
});

test('a number out of range is brought into it', async () => {
  const shown = await showLive('camera=dolly:0.5');
  const field = page.getByRole('spinbutton', { name: 'Dolly, value' });
  await field.fill('9');
  await userEvent.tab();
  expect(shown.studio.camera.axes.value?.dolly).toBe(2);
  await expect.element(field).toHaveValue(2);
});

test('the prompt’s own camera is taken over from where the worker found it', async () => {
  const shown = await showLive();
  await page.getByRole('radio', { name: 'Keyframes' }).click();
  const axes = { ...NO_AXES, dolly: 0.5 };
  expect(cameraOf(shown)).toEqual({
    kind: 'path',
    keyframes: [{ at: 1, axes, easing: 'ease-in-out' }],
  });
});

test('a keyframe is put in at the playhead, changed, and left again', async () => {
  const shown = await showLive('camera=dolly:1@1/linear');
  const { studio, commands } = shown;
  await page.getByRole('slider', { name: 'Place in the clip' }).fill('37');
  await page.getByRole('button', { name: 'Add a keyframe here' }).click();
  expect(studio.camera.keyframes.value.map(({ at }) => at)).toEqual([37 / 149, 1]);
  expect(studio.camera.axes.value?.dolly).toBe(0.25);
  await page.getByRole('combobox', { name: /The way to keyframe 1/ }).selectOptions('hold');
  expect(studio.camera.keyframes.value[0]?.easing).toBe('hold');
  await page.getByRole('slider', { name: 'Truck' }).fill('-1');
  expect(studio.camera.keyframes.value[0]?.axes).toEqual({ ...NO_AXES, dolly: 0.25, truck: -1 });
  expect(studio.camera.keyframes.value[1]?.axes).toEqual({ ...NO_AXES, dolly: 1 });
  // Whoever looks at a keyframe sees it on the stage.
  expect(commands.at(-1)).toEqual({ kind: 'seek', frame: 37 });
  await page.getByRole('slider', { name: 'Keyframe 2 of 2' }).click();
  expect(commands.at(-1)).toEqual({ kind: 'seek', frame: 149 });
  await expect.element(page.getByRole('spinbutton', { name: 'Dolly, value' })).toHaveValue(1);
  await page.getByRole('button', { name: 'Delete this keyframe' }).click();
  expect(studio.camera.keyframes.value).toHaveLength(1);
  await expect
    .element(page.getByRole('button', { name: 'Delete this keyframe' }))
    .toHaveAttribute('aria-disabled', 'true');
});

test('a keyframe is moved and deleted by keys', async () => {
  const { studio } = await showLive('camera=dolly:0.5@0.5;dolly:1@1');
  const first = page.getByRole('slider', { name: 'Keyframe 1 of 2' });
  first.element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowLeft}{/Shift}');
  expect(studio.camera.keyframes.value[0]?.at).toBeCloseTo(0.47);
  await expect.element(first).toHaveAttribute('aria-valuetext', '2.4 s, ease in and out');
  await userEvent.keyboard('{End}');
  expect(studio.camera.keyframes.value[0]?.at).toBeCloseTo(0.98);
  await userEvent.keyboard('{Delete}');
  expect(studio.camera.keyframes.value.map(({ at }) => at)).toEqual([1]);
});

test('the keyboard stays at the keyframe before the one that it deletes', async () => {
  const { studio } = await showLive('camera=dolly:0.5@0.3;dolly:0.7@0.6;dolly:1@1');
  page.getByRole('slider', { name: 'Keyframe 3 of 3' }).element().focus();
  await userEvent.keyboard('{Delete}');
  const second = page.getByRole('slider', { name: 'Keyframe 2 of 2' });
  await expect.element(second).toHaveFocus();
  expect(studio.camera.selected.value).toBe(1);
  await userEvent.keyboard('{ArrowLeft}{Backspace}');
  const only = page.getByRole('slider', { name: 'Keyframe 1 of 1' });
  await expect.element(only).toHaveFocus();
  await userEvent.keyboard('{Delete}{ArrowRight}');
  expect(studio.camera.keyframes.value.map(({ at }) => at)).toEqual([0.31]);
});

/** A pull over the element, from a place to another in shares of it. */
function pull(
  element: Element,
  from: readonly [number, number],
  to: readonly [number, number],
  shiftKey = false,
): void {
  const box = element.getBoundingClientRect();
  const at = ([x, y]: readonly [number, number]): PointerEventInit => ({
    bubbles: true,
    button: 0,
    pointerId: 1,
    shiftKey,
    clientX: box.left + x * box.width,
    clientY: box.top + y * box.height,
  });
  const held = new Set<number>();
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockImplementation(
    (id) => void held.add(id),
  );
  vi.spyOn(HTMLElement.prototype, 'hasPointerCapture').mockImplementation((id) => held.has(id));
  element.dispatchEvent(new PointerEvent('pointerdown', at(from)));
  element.dispatchEvent(new PointerEvent('pointermove', at(to)));
  element.dispatchEvent(new PointerEvent('pointerup', at(to)));
  vi.restoreAllMocks();
}

test('a keyframe is moved by a pull, and the playhead by a press beside it', async () => {
  const { studio, commands } = await showLive('camera=dolly:0.5@0.5;dolly:1@1');
  const line = document.querySelector('.timeline-line');
  const keyframe = page.getByRole('slider', { name: 'Keyframe 1 of 2' }).element();
  if (!line) throw new Error('no timeline');
  const [{ left, width }, own] = [line.getBoundingClientRect(), keyframe.getBoundingClientRect()];
  pull(keyframe, [0.5, 0.5], [(left + 0.25 * width - own.left) / own.width, 0.5]);
  expect(studio.camera.keyframes.value[0]?.at).toBeCloseTo(0.25, 2);
  pull(line, [0.75, 0.1], [0.75, 0.1]);
  expect(commands.at(-1)).toEqual({ kind: 'seek', frame: 112 });
  expect(studio.camera.keyframes.value[0]?.at).toBeCloseTo(0.25, 2);
});

test('a hand on the picture slides and turns the camera, where the move leads', async () => {
  const { studio, commands } = await showLive('camera=dolly:0.5');
  pull(gizmo.element(), [0.5, 0.5], [0.6, 0.45]);
  expect(studio.camera.axes.value).toEqual({ ...NO_AXES, dolly: 0.5, truck: -0.4, pedestal: -0.2 });
  expect(commands.at(-1)).toEqual({ kind: 'seek', frame: 149 });
  pull(gizmo.element(), [0.5, 0.5], [0.6, 0.5], true);
  expect(studio.camera.axes.value?.pan).toBe(-0.4);
  await page.getByRole('button', { name: 'Turn' }).click();
  pull(gizmo.element(), [0.5, 0.5], [0.5, 0.6]);
  expect(studio.camera.axes.value?.tilt).toBe(0.4);
  // Every pull is a step that can be taken back.
  studio.draft.history.undo();
  expect(studio.camera.axes.value).toMatchObject({ tilt: 0, pan: -0.4 });
  studio.draft.history.undo();
  expect(studio.camera.axes.value).toMatchObject({ pan: 0, truck: -0.4 });
});

test('the ring rolls, the wheel comes closer once the picture was pressed', async () => {
  const { studio } = await showLive('camera=dolly:0.5');
  const knob = document.querySelector('.gizmo-knob');
  const ring = document.querySelector('.gizmo-ring');
  if (!knob || !ring) throw new Error('no ring');
  const [box, own] = [ring.getBoundingClientRect(), knob.getBoundingClientRect()];
  // To the right of the middle, at its height.
  const right = [
    (box.right - own.left) / own.width,
    (box.top + box.height / 2 - own.top) / own.height,
  ] as const;
  pull(knob, [0.5, 0.5], right);
  expect(studio.camera.axes.value?.roll).toBeCloseTo(2, 1);
  const wheel = (): void => {
    const turned = new WheelEvent('wheel', { deltaY: -100, bubbles: true, cancelable: true });
    gizmo.element().dispatchEvent(turned);
  };
  const field = gizmo.element();
  if (!(field instanceof HTMLElement)) throw new Error('no gizmo');
  field.focus();
  await vi.waitFor(() => {
    wheel();
    expect(studio.camera.axes.value?.dolly).toBe(0.6);
  });
  field.blur();
  wheel();
  expect(studio.camera.axes.value?.dolly).toBe(0.6);
});

test('two fingers come closer', async () => {
  const { studio } = await showLive('camera=dolly:0');
  const field = gizmo.element();
  const box = field.getBoundingClientRect();
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockReturnValue();
  const finger = (kind: string, pointerId: number, x: number): void => {
    const place = { clientX: box.left + x * box.width, clientY: box.top + 0.5 * box.height };
    field.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerId, ...place }));
  };
  finger('pointerdown', 1, 0.4);
  finger('pointerdown', 2, 0.6);
  finger('pointermove', 2, 0.8);
  expect(studio.camera.axes.value).toEqual({ ...NO_AXES, dolly: 1 });
  finger('pointerup', 1, 0.4);
  finger('pointerup', 2, 0.8);
  vi.restoreAllMocks();
});

test('the keyboard leads the camera too', async () => {
  const { studio } = await showLive('camera=dolly:0');
  gizmo.element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}{Shift>}{ArrowLeft}{/Shift}+rr');
  expect(studio.camera.axes.value).toEqual({
    ...NO_AXES,
    truck: 0.05,
    pedestal: 0.05,
    pan: -0.05,
    dolly: 0.05,
    roll: 0.1,
  });
  await vi.waitFor(() =>
    expect(gizmo.element().getAttribute('aria-label')).toContain('truck +0.05, pedestal +0.05'),
  );
});

test('the hand keeps off where a brush is held, or the camera is led by others', async () => {
  const { studio } = await showLive('camera=dolly:0.5');
  await expect.element(gizmo).toBeVisible();
  studio.mask.choose('freeze');
  await expect.element(gizmo).not.toBeInTheDocument();
  studio.mask.choose('none');
  await expect.element(gizmo).toBeVisible();
  await page.getByRole('button', { name: 'Hands off' }).click();
  await expect.element(gizmo).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Slide' }).click();
  studio.draft.change({ camera: { kind: 'prompt' } });
  await expect.element(gizmo).not.toBeInTheDocument();
});

test('how much the picture is enlarged is told; a soft one can be had sharper', async () => {
  const shown = await showLive('camera=dolly:1&size=720x480');
  const note = page.getByTestId('framing-note');
  await expect.element(note).toHaveTextContent('Enlarged by up to 12 %');
  expect(note.element().textContent).not.toContain('soft');
  // 480 pixels of photo on 600 of video, 1.3 times enlarged.
  shown.studio.draft.load(
    {
      ...shown.studio.draft.draft.value,
      size: { kind: 'exact', widthPixels: 600, heightPixels: 400 },
    },
    null,
  );
  await expect.element(note).toHaveTextContent('stretched 1.6 times');
  await page.getByRole('button', { name: 'Weaker move' }).click();
  expect(shown.studio.camera.axes.value?.dolly).toBe(0.7);
});

test('a weaker move goes less far with every press, and rests in the end', async () => {
  const shown = await showLive('camera=push-in');
  const strengths: number[] = [];
  for (let camera = cameraOf(shown); camera.kind === 'preset'; camera = cameraOf(shown)) {
    if (camera.preset === 'static' || strengths.length > 20) break;
    strengths.push(camera.strength);
    shown.studio.camera.weaken();
  }
  expect(strengths).toEqual([1, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1]);
  expect(cameraOf(shown)).toMatchObject({ preset: 'static' });
});
