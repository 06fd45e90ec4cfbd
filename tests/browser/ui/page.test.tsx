import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeJob, type FakeStudio } from './fake-studio';

const root = document.documentElement;
const animate = page.getByTestId('animate');
const prompt = page.getByLabelText('What should move?');
const failure = page.getByRole('alert');
const cropFrame = page.getByTestId('crop-frame');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

function give(file: File): void {
  const input = document.querySelector<HTMLInputElement>('[data-testid="photo-input"]');
  const transfer = new DataTransfer();
  transfer.items.add(file);
  if (!input) throw new Error('no photo input');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function showWithPhoto(query = ''): Promise<FakeStudio> {
  const shown = showPage(query);
  give(await paintPhoto('lake.jpg'));
  await expect.element(cropFrame).toBeVisible();
  return shown;
}

/** Whatever sample is fetched is a picture that is drawn here. */
async function serveSamples(): Promise<void> {
  const file = await paintPhoto('sample.jpg');
  const fetching = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(() => Promise.resolve(new Response(file)));
  onTestFinished(() => fetching.mockRestore());
}

async function startJob(shown: FakeStudio, index = 0): Promise<FakeJob> {
  await animate.click();
  return vi.waitFor(() => {
    const job = shown.jobs[index];
    if (!job) throw new Error('the job has not begun');
    return job;
  });
}

describe('the photo', () => {
  test('without one the page teaches, and Animate waits', async () => {
    showPage();
    await expect
      .element(page.getByRole('heading', { name: 'Give a photo a little life' }))
      .toBeVisible();
    for (const name of ['Lake', 'Portrait']) {
      await expect.element(page.getByRole('button', { name })).toBeVisible();
    }
    await expect.element(animate).toHaveAttribute('aria-disabled', 'true');
    expect(root.dataset['job']).toBe('idle');
  });

  test('chosen by a file dialogue it stands on the stage', async () => {
    await showWithPhoto();
    await expect.element(page.getByRole('img', { name: 'Photo lake.jpg' })).toBeVisible();
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
    expect(root.dataset['photo']).toBe('lake.jpg');
  });

  test('is dropped anywhere, under an overlay that says so', async () => {
    showPage();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await paintPhoto('dropped.jpg'));
    document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
    await expect.element(page.getByTestId('drop-overlay')).toHaveTextContent('Drop it anywhere');
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    await expect.element(page.getByRole('img', { name: 'Photo dropped.jpg' })).toBeVisible();
    await expect.element(page.getByTestId('drop-overlay')).not.toBeInTheDocument();
  });

  test('is pasted', async () => {
    showPage();
    const clipboardData = new DataTransfer();
    clipboardData.items.add(await paintPhoto('image.png'));
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData }));
    await expect.element(page.getByRole('img', { name: 'Photo image.png' })).toBeVisible();
  });

  test('pasted into a text field it comes alone: where there are words, they are meant', async () => {
    const { studio } = showPage();
    const field = page.getByTestId('prompt').element();
    const paste = (clipboardData: DataTransfer): void => {
      field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData }));
    };
    const cells = new DataTransfer();
    cells.setData('text/plain', '1\t2');
    cells.items.add(await paintPhoto('cells.png'));
    paste(cells);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(studio.photo.photo.value).toBe(null);
    const shot = new DataTransfer();
    shot.items.add(await paintPhoto('shot.png'));
    paste(shot);
    await expect.element(page.getByRole('img', { name: 'Photo shot.png' })).toBeVisible();
  });

  test('of several that are dropped it is said which was taken', async () => {
    showPage();
    const dataTransfer = new DataTransfer();
    for (const name of ['one.jpg', 'two.jpg', 'three.jpg']) {
      dataTransfer.items.add(await paintPhoto(name));
    }
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    await expect.element(page.getByRole('img', { name: 'Photo one.jpg' })).toBeVisible();
    await expect
      .element(page.getByTestId('toast'))
      .toHaveTextContent('of 3 only “one.jpg” was taken');
  });

  test('one that cannot be opened is told about, and the one before stays', async () => {
    await showWithPhoto();
    give(new File(['I am a text'], 'notes.jpg'));
    await expect.element(failure).toHaveTextContent('notes.jpg');
    await expect.element(page.getByRole('img', { name: 'Photo lake.jpg' })).toBeVisible();
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.element(failure).not.toBeInTheDocument();
  });

  test('a sample that cannot be fetched says so', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
    onTestFinished(() => fetching.mockRestore());
    showPage();
    await page.getByRole('button', { name: 'Lake' }).click();
    await expect.element(failure).toHaveTextContent('offline');
  });

  test('a sample brings a prompt that suits it, but not over one’s own', async () => {
    await serveSamples();
    const { studio } = showPage();
    await page.getByRole('button', { name: 'Lake' }).click();
    await expect.element(cropFrame).toBeVisible();
    await expect.element(prompt).toHaveValue('the water ripples, clouds drift slowly to the left');
    await prompt.fill('only the boat rocks');
    const portrait = studio.samples[1];
    if (portrait) await studio.openSample(portrait);
    await expect.element(prompt).toHaveValue('only the boat rocks');
  });

  test('a sample’s words go with it: another photo begins without them', async () => {
    await serveSamples();
    const { studio } = showPage();
    await page.getByRole('button', { name: 'Lake' }).click();
    await expect.element(prompt).toHaveValue('the water ripples, clouds drift slowly to the left');
    await studio.openFile(await paintPhoto('hill.jpg'), 'hill.jpg');
    await expect.element(prompt).toHaveValue('');
    await prompt.fill('the grass sways');
    await studio.openFile(await paintPhoto('boat.jpg'), 'boat.jpg');
    await expect.element(prompt).toHaveValue('the grass sways');
  });
});

describe('the crop frame', () => {
  test('moves and resizes by the keyboard, and its label says where it is', async () => {
    const { studio } = await showWithPhoto();
    await page.getByLabelText('1:1').click({ force: true });
    expect(studio.draft.crop.value).toEqual({ x: 80, y: 0, width: 320, height: 320 });
    cropFrame.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(studio.draft.crop.value?.x).toBe(75);
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(studio.draft.crop.value).toEqual({ x: 75, y: 3, width: 315, height: 315 });
    await expect
      .element(cropFrame)
      .toHaveAttribute('aria-label', 'Crop: 315 by 315 pixels, 75 from the left, 3 from the top');
  });

  test('is dragged, and a press beside it centres it there', async () => {
    const { studio } = await showWithPhoto();
    await page.getByLabelText('9:16').click({ force: true });
    const field = document.querySelector('.crop-field');
    if (!field) throw new Error('no crop field');
    const box = field.getBoundingClientRect();
    const start = studio.draft.crop.value;
    if (!start) throw new Error('no crop');
    const frame = cropFrame.element();
    const middle = box.left + box.width / 2;
    const at = (x: number) => ({ bubbles: true, clientX: x, clientY: box.top + 50, pointerId: 1 });
    frame.setPointerCapture = () => undefined;
    frame.dispatchEvent(new PointerEvent('pointerdown', at(middle)));
    frame.dispatchEvent(new PointerEvent('pointermove', at(middle + box.width / 8)));
    frame.dispatchEvent(new PointerEvent('pointerup', at(middle + box.width / 8)));
    expect(studio.draft.crop.value).toEqual({ ...start, x: start.x + 60 });
    field.dispatchEvent(new PointerEvent('pointerup', at(box.left)));
    expect(studio.draft.crop.value?.x).toBe(0);
  });

  test('larger, smaller and largest have buttons', async () => {
    const { studio } = await showWithPhoto();
    await page.getByRole('button', { name: 'Smaller crop' }).click();
    expect(studio.draft.crop.value?.width).toBe(432);
    await page.getByRole('button', { name: 'Largest crop' }).click();
    expect(studio.draft.crop.value?.width).toBe(480);
  });
});

describe('settings', () => {
  test('reach the job as they were set', async () => {
    const shown = await showWithPhoto();
    await prompt.fill('leaves sway');
    await page.getByLabelText('16:9').click({ force: true });
    await page.getByLabelText('1080p').click({ force: true });
    await page.getByRole('radio', { name: '24' }).click({ force: true });
    await page.getByRole('switch', { name: 'Loop' }).click();
    await page.getByRole('radio', { name: 'Push in' }).click({ force: true });
    await page.getByTestId('seed').fill('7');
    const length = page.getByRole('slider', { name: 'Length' }).element();
    length.focus();
    await userEvent.keyboard('{End}');
    const { settings } = await startJob(shown);
    expect(settings).toMatchObject({
      prompt: 'leaves sway',
      widthPixels: 1920,
      heightPixels: 1080,
      framesPerSecond: 24,
      isLoop: false,
      camera: { kind: 'preset', preset: 'push-in', strength: 1 },
      seed: 7,
      durationSeconds: 15,
      crop: { x: 0, y: 25, width: 480, height: 270 },
    });
  });

  test('come from the address too, a size with its crop in the middle', async () => {
    const shown = await showWithPhoto('?prompt=waves%20roll&seconds=2&size=640x640&fps=12&seed=5');
    const { settings } = await startJob(shown);
    expect(settings).toMatchObject({
      prompt: 'waves roll',
      durationSeconds: 2,
      framesPerSecond: 12,
      seed: 5,
      widthPixels: 640,
      heightPixels: 640,
      crop: { x: 80, y: 0, width: 320, height: 320 },
    });
  });

  test('a parameter that is not understood is told', async () => {
    showPage('?fps=1000');
    await expect.element(page.getByText('Left out of the address: fps=1000')).toBeVisible();
  });

  test('a seed that is none holds Animate back and says why', async () => {
    const { studio } = await showWithPhoto();
    await page.getByTestId('seed').fill('abc');
    await expect.element(page.getByText('A whole number from 0 to 4294967295.')).toBeVisible();
    await expect.element(animate).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Another seed' }).click();
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
    expect(studio.draft.draft.value.seed).toBe(102);
  });
});

describe('a job', () => {
  test('shows its stages, then the clip with what made it', async () => {
    const shown = await showWithPhoto();
    await prompt.fill('the water ripples');
    const job = await startJob(shown);
    expect(root.dataset['job']).toBe('running');
    job.report({ kind: 'denoise', fraction: 0.5, step: 2, steps: 4 });
    await expect.element(page.getByText('step 2 of 4')).toBeVisible();
    job.sketch();
    await expect.element(page.getByTestId('sketch')).toBeVisible();
    await expect.element(page.getByTestId('announcer')).toHaveTextContent('Imagine the motion');
    expect(root.dataset['stage']).toBe('denoise');
    const before = Number(root.dataset['progress']);
    expect(before).toBeGreaterThan(0);
    job.report({ kind: 'render', fraction: 0.5, frame: 75, frames: 150 });
    await expect.element(page.getByText('frame 75 of 150')).toBeVisible();
    expect(Number(root.dataset['progress'])).toBeGreaterThan(before);
    const meter = page.getByRole('progressbar').element();
    expect(Number(meter.getAttribute('aria-valuenow'))).toBe(
      Math.floor(Number(root.dataset['progress']) * 100),
    );

    job.finish();
    await expect.element(page.getByTestId('clip')).toBeVisible();
    await expect.element(page.getByTestId('sketch')).not.toBeInTheDocument();
    expect(root.dataset['job']).toBe('done');
    expect(root.dataset['progress']).toBe('1');
    const download = page.getByRole('link', { name: 'Download' });
    await expect.element(download).toHaveAttribute('download', 'lake-the-water-ripples-101.mp4');
    expect(download.element().getAttribute('href')).toMatch(/^blob:/);
    const made = page.getByTestId('result');
    await expect.element(made).toHaveTextContent('motion-field 1.0.0');
    await expect
      .element(made)
      .toHaveTextContent('Test adapter, networks on WebAssembly in f32. The adapter is software.');
  });

  test('starts with Ctrl+Enter from the prompt and ends with Escape, losing nothing', async () => {
    const shown = await showWithPhoto();
    await prompt.fill('the flag waves');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(1));
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByTestId('cancelled')).toBeVisible();
    expect(shown.jobs[0]?.signal.aborted).toBe(true);
    expect(root.dataset['job']).toBe('cancelled');
    await expect.element(prompt).toHaveValue('the flag waves');
    await expect.element(cropFrame).toBeVisible();
  });

  test('keeps the keyboard’s place: Animate, Cancel, Download, and back', async () => {
    const shown = await showWithPhoto();
    animate.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(1));
    shown.jobs[0]?.finish();
    await expect.element(page.getByRole('link', { name: 'Download' })).toHaveFocus();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect.element(animate).toHaveFocus();
  });

  test('that failed says why and can be tried again', async () => {
    const shown = await showWithPhoto();
    const job = await startJob(shown);
    job.fail({
      code: 'gpu-lost',
      message: 'The device was reset.',
      recovery: 'retry',
      detail: 'x',
    });
    await expect.element(failure).toHaveTextContent('The device was reset.');
    expect(root.dataset['failure']).toBe('gpu-lost');
    await page.getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(2));
    expect(shown.jobs[1]?.settings).toEqual(job.settings);
  });

  test('too large for the machine offers smaller settings', async () => {
    const shown = await showWithPhoto();
    const job = await startJob(shown);
    job.fail({ code: 'out-of-memory', message: 'No memory.', recovery: 'lower-settings' });
    await page.getByRole('button', { name: 'Take smaller settings' }).click();
    await expect.element(failure).not.toBeInTheDocument();
    expect(shown.studio.draft.draft.value).toMatchObject({
      size: { kind: 'named', name: '540p' },
      workingSizePixels: 256,
    });
  });
});

describe('seeds', () => {
  async function makeTwo(isLocked: boolean, change = {}): Promise<number[]> {
    const shown = await showWithPhoto();
    if (isLocked) await page.getByRole('button', { name: 'Keep this seed' }).click();
    (await startJob(shown)).finish();
    await page.getByRole('button', { name: 'Settings' }).click();
    shown.studio.draft.change(change);
    await startJob(shown, 1);
    return shown.jobs.map(({ settings }) => settings.seed);
  }

  test('an open one is drawn anew where the same clip is asked for again', async () => {
    expect(await makeTwo(false)).toEqual([101, 102]);
  });

  test('a clip of other settings keeps the motion that was seen', async () => {
    expect(await makeTwo(false, { motionStrength: 0.6 })).toEqual([101, 101]);
  });

  test('a kept one is used again', async () => {
    expect(await makeTwo(true)).toEqual([101, 101]);
  });

  test('"Make another" always takes another', async () => {
    const shown = await showWithPhoto('?seed=5');
    (await startJob(shown)).finish();
    await page.getByRole('button', { name: 'Make another' }).click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(2));
    expect(shown.jobs[1]?.settings).toEqual({ ...shown.jobs[0]?.settings, seed: 102 });
  });

  test('"Make another" is of the clip that is shown, whatever is being set up', async () => {
    const shown = await showWithPhoto('?seed=5');
    (await startJob(shown)).finish();
    await expect.element(page.getByTestId('clip')).toBeVisible();
    await shown.studio.openFile(await paintPhoto('hill.jpg', 300, 200), 'hill.jpg');
    shown.studio.draft.change({ prompt: 'grass sways' });
    const set = shown.studio.draft.draft.value;
    shown.studio.show('clip');
    await page.getByRole('button', { name: 'Make another' }).click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(2));
    const [first, second] = shown.jobs;
    expect(second?.settings).toEqual({ ...first?.settings, seed: 102 });
    expect(second?.photoWidthPixels).toBe(first?.photoWidthPixels);
    expect(shown.studio.draft.draft.value).toEqual(set);
    expect(shown.studio.photo.photo.value?.name).toBe('hill.jpg');
  });
});

test('a browser that cannot make clips is told up front', async () => {
  const { studio } = showPage('', {
    code: 'no-webgpu',
    message: 'This browser cannot compute on the graphics processor.',
    recovery: 'none',
  });
  await expect.element(failure).toHaveTextContent('This browser cannot make clips');
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await expect.element(animate).toHaveAttribute('aria-disabled', 'true');
});

test('light or dark is chosen and kept', async () => {
  const { studio } = showPage();
  await page.getByRole('button', { name: /^Colours: as the device/ }).click();
  expect(root.dataset['theme']).toBe('light');
  await page.getByRole('button', { name: /^Colours: light/ }).click();
  expect(root.dataset['theme']).toBe('dark');
  expect(studio.theme.theme.value).toBe('dark');
});
