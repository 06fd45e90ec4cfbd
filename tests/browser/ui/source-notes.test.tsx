import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const list = page.getByTestId('source-notes');
const notes = page.getByRole('list', { name: 'About this photo' }).getByRole('listitem');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function fetched(path: string): Promise<ImageBitmap> {
  const response = await fetch(path);
  return createImageBitmap(await response.blob());
}

/** Draws what the page is given, as a file. */
async function photoOf(
  width: number,
  height: number,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  draw(context);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** The page with a photo that has been measured. */
async function showMeasured(photo: Blob, query = ''): Promise<FakeStudio> {
  const shown = showPage(query);
  await shown.studio.openFile(photo, 'photo.jpg');
  await expect.element(list).toHaveAttribute('data-measured', 'true');
  return shown;
}

const lakeOf = async (filter: string): Promise<Blob> => {
  const lake = await fetched('/samples/lake.jpg');
  return photoOf(lake.width, lake.height, (context) => {
    context.filter = filter;
    context.drawImage(lake, 0, 0);
  });
};

test.each(['lake', 'portrait'])(
  'the sample %s gives no note, at 720p and at 1080p',
  async (name) => {
    const response = await fetch(`/samples/${name}.jpg`);
    const { studio } = await showMeasured(await response.blob());
    expect(studio.source.notes.value).toEqual([]);
    studio.draft.chooseSize('1080p');
    expect(studio.source.notes.value).toEqual([]);
  },
);

test.each(['lake', 'portrait'])(
  'the small picture of %s is small, and nothing else',
  async (name) => {
    const response = await fetch(`/samples/${name}-thumb.jpg`);
    const { studio } = await showMeasured(await response.blob());
    expect(studio.source.notes.value.map(({ kind }) => kind)).toEqual(['enlarged']);
  },
);

test('a blurred photo is told, and one press makes the clip smaller', async () => {
  const { studio } = await showMeasured(await lakeOf('blur(6px)'));
  await expect.element(notes).toHaveTextContent('out of focus');
  await page.getByRole('button', { name: 'Take 540p' }).click();
  expect(studio.draft.draft.value.size).toEqual({ kind: 'named', name: '540p' });
  await expect.element(notes).toHaveTextContent('so will its clip be.');
  await expect.element(page.getByRole('button', { name: 'Take 540p' })).not.toBeInTheDocument();
});

test('grain is told, and a note that is dismissed stays away until another photo comes', async () => {
  const lake = await fetched('/samples/portrait.jpg');
  const grainy = await photoOf(819, 1024, (context) => {
    context.drawImage(lake, 0, 0, 819, 1024);
    const picture = context.getImageData(0, 0, 819, 1024);
    // Four uniform numbers, so that the sum is nearly normal; deviation 16.
    const grain = (): number =>
      (Math.random() + Math.random() + Math.random() + Math.random() - 2) * 28;
    for (let at = 0; at < picture.data.length; at += 4) {
      const level = grain();
      for (let channel = at; channel < at + 3; channel += 1) {
        picture.data[channel] = (picture.data[channel] ?? 0) + level;
      }
    }
    context.putImageData(picture, 0, 0);
  });
  const { studio } = await showMeasured(grainy);
  await expect.element(notes).toHaveTextContent('grainy');
  await page.getByRole('button', { name: 'Hide this note' }).click();
  await expect.element(notes).not.toBeInTheDocument();
  studio.draft.chooseSize('360p');
  expect(studio.source.notes.value).toEqual([]);
  await studio.openFile(grainy, 'again.png');
  await expect.element(notes).toHaveTextContent('grainy');
});

test('detail from edge to edge is told, and the brush is one press away', async () => {
  const gravel = await photoOf(960, 640, (context) => {
    for (let stone = 0; stone < 40_000; stone += 1) {
      context.fillStyle = `hsl(30 10% ${Math.random() * 100}%)`;
      context.fillRect(Math.random() * 960 - 4, Math.random() * 640 - 4, 7, 7);
    }
  });
  const { studio } = await showMeasured(gravel);
  await expect.element(notes).toHaveTextContent('fine detail everywhere');
  await page.getByRole('button', { name: 'Paint what stays still' }).click();
  expect(studio.view.value).toBe('live');
  expect(studio.mask.brush.value).toBe('freeze');
});

test('a crop too small for the size is told as it is drawn, and undone by a press', async () => {
  const { studio } = await showMeasured(await lakeOf('none'));
  studio.draft.setCrop({ x: 100, y: 100, width: 300, height: 200 });
  await expect.element(notes).toHaveTextContent('The crop keeps 2 % of the photo');
  await page.getByRole('button', { name: 'Take the largest crop' }).click();
  await expect.element(notes).not.toBeInTheDocument();
  expect(studio.draft.crop.value).toMatchObject({ width: 1920, height: 1280 });
});

describe('a person at the edge of what the live stage has seen', () => {
  const keepStill = page.getByRole('button', { name: 'Keep the camera still' });

  /** The model of these tests finds a person at either side, and a camera that moves in. */
  async function showSeen(): Promise<FakeStudio> {
    const shown = showPage();
    await shown.studio.openFile(await paintPhoto('walk.jpg', 1920, 1280), 'walk.jpg');
    await vi.waitFor(() => expect(shown.studio.source.isMeasured.value).toBe(true));
    await expect.element(notes).not.toBeInTheDocument();
    return shown;
  }

  test('is told; a press makes room, and where there is none it stills the camera', async () => {
    const { studio } = await showSeen();
    studio.draft.setCrop({ x: 120, y: 0, width: 1800, height: 1200 });
    studio.show('live');
    await expect.element(notes).toHaveTextContent('A person reaches past the left edge');
    await page.getByRole('button', { name: 'Make room on the left' }).click();
    expect(studio.draft.crop.value).toMatchObject({ x: 0, width: 1920 });
    await keepStill.click();
    expect(studio.draft.draft.value.camera).toMatchObject({ preset: 'static' });
    await expect.element(notes).not.toBeInTheDocument();
  });

  test('is still known over the photo, and no longer of another crop', async () => {
    const { studio } = await showSeen();
    studio.show('live');
    await expect.element(keepStill).toBeVisible();
    studio.show('photo');
    await expect.element(keepStill).toBeVisible();
    studio.draft.setCrop({ x: 0, y: 0, width: 1800, height: 1200 });
    await expect.element(notes).not.toBeInTheDocument();
  });
});
