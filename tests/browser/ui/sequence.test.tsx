import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { createStore } from 'idb-keyval';
import { createSequenceStore } from '../../../src/app/sequence/sequence-store';
import { decodeVideo } from '../decode-video';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';
import { keepClip } from './kept-clips';
import { shareFiles } from './share-files';

const dialog = page.getByTestId('sequence-dialog');
const cards = page.getByTestId('film-card');
const canvas = page.getByTestId('sequence-canvas');
const facts = page.getByTestId('sequence-export').getByRole('status');
const RED = [200, 60, 40] as const;
const BLUE = [40, 80, 200] as const;
let database = '';

beforeEach(async () => {
  database = `library-${crypto.randomUUID()}`;
  await page.viewport(1280, 900);
});

function visit(): FakeStudio {
  return showPage('', null, database);
}

/** A page with two clips in its sequence. */
async function visitWithTwo(): Promise<FakeStudio> {
  const shown = visit();
  const { sequence } = shown.studio;
  sequence.add(await keepClip(shown.studio, 'red', RED));
  sequence.add(await keepClip(shown.studio, 'blue', BLUE));
  return shown;
}

async function open(): Promise<void> {
  await page.getByTestId('sequence').click();
  await expect.element(dialog).toBeVisible();
}

function focus(control: Locator): void {
  const element = control.element();
  if (element instanceof HTMLElement) element.focus();
}

/** @param place counted from one */
async function pressCard(place: number): Promise<void> {
  const name = new RegExp(`^${place} of`);
  await cards
    .nth(place - 1)
    .getByRole('button', { name })
    .click();
}

function namesInOrder(): (string | null)[] {
  return cards
    .elements()
    .map((card) => card.querySelector('.film-words > span')?.textContent ?? '');
}

test('an empty sequence says how it is begun, and a press on a clip begins it', async () => {
  const shown = visit();
  await open();
  await expect.element(page.getByTestId('sequence-empty')).toHaveTextContent('make one first');
  await keepClip(shown.studio, 'red', RED);
  await page.getByTestId('pick-clip').click();
  await expect.element(cards).toHaveLength(1);
  await expect.element(facts).toHaveTextContent('0:01.0, 12 frames, 192 × 128');
});

test('a library of GIFs alone is told what a sequence needs', async () => {
  const shown = visit();
  await keepClip(shown.studio, 'red', RED, 'gif');
  await open();
  const empty = page.getByTestId('sequence-empty');
  await expect.element(empty).toHaveTextContent('Make one as MP4 or WebM first');
  await keepClip(shown.studio, 'blue', BLUE);
  await expect.element(empty).toHaveTextContent('Choose the first clip below');
});

test('clips go to another place by buttons, by keys and by dragging', async () => {
  const shown = await visitWithTwo();
  shown.studio.sequence.add(await keepClip(shown.studio, 'green', [40, 160, 60]));
  await open();
  expect(namesInOrder()).toEqual(['red', 'blue', 'green']);
  await page.getByRole('button', { name: 'Move it earlier' }).click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['red', 'green', 'blue']));
  const grip = page.getByRole('button', { name: /^Move red/ });
  focus(grip);
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['green', 'red', 'blue']));
  await userEvent.dragAndDrop(page.getByRole('button', { name: /^Move blue/ }), cards.first(), {
    targetPosition: { x: 5, y: 30 },
  });
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['blue', 'green', 'red']));
});

test('one taken out comes back from the message, to its place', async () => {
  await visitWithTwo();
  await open();
  await pressCard(1);
  await page.getByRole('button', { name: 'Take it out' }).click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['blue']));
  await page.getByTestId('toast-action').click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['red', 'blue']));
  await page.getByRole('button', { name: 'Duplicate it' }).click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['red', 'red', 'blue']));
});

test('trimming, by keys and by the pointer, shortens the video by whole frames', async () => {
  await visitWithTwo();
  await open();
  await pressCard(1);
  const begin = page.getByRole('slider', { name: 'Begins at' });
  const end = page.getByRole('slider', { name: 'Ends at' });
  focus(begin);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(begin).toHaveAttribute('aria-valuetext', '0.25 seconds');
  await expect.element(facts).toHaveTextContent('21 frames');
  focus(end);
  await userEvent.keyboard('{PageDown}');
  await expect.element(end).toHaveAttribute('aria-valuetext', '0.33 seconds');
  await expect.element(facts).toHaveTextContent('13 frames');
  await userEvent.keyboard('{End}');
  const bar = end.element().parentElement;
  if (!bar) throw new Error('no bar');
  await userEvent.dragAndDrop(end, bar, { targetPosition: { x: bar.clientWidth / 2, y: 20 } });
  await expect.element(end).toHaveAttribute('aria-valuetext', '0.50 seconds');
});

test('buttons undo and do again whatever was edited last, and select what it was about', async () => {
  await visitWithTwo();
  await open();
  await pressCard(1);
  await page.getByRole('button', { name: 'Duplicate it' }).click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['red', 'red', 'blue']));
  await pressCard(3);
  const [undo, redo] = [dialog.getByTestId('undo'), dialog.getByTestId('redo')];
  await expect.element(undo).toHaveAccessibleName('Undo: duplicating a clip');
  await undo.click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['red', 'blue']));
  await expect.element(undo).toHaveAccessibleName('Undo: adding a clip');
  await redo.click();
  await vi.waitFor(() => expect(namesInOrder()).toEqual(['red', 'red', 'blue']));
  await expect
    .element(cards.nth(1).getByRole('button').first())
    .toHaveAttribute('aria-pressed', 'true');
});

test('keys undo the sequence and not the photo behind it; words are undone by their field', async () => {
  const { studio } = await visitWithTwo();
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  studio.draft.change({ prompt: 'rain' });
  await open();
  await pressCard(1);
  const begin = page.getByRole('slider', { name: 'Begins at' });
  focus(begin);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(begin).toHaveAttribute('aria-valuetext', '0.17 seconds');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(begin).toHaveAttribute('aria-valuetext', '0.00 seconds');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(begin).toHaveAttribute('aria-valuetext', '0.17 seconds');
  const title = page.getByLabelText('Title', { exact: true });
  await title.click();
  await userEvent.keyboard('Hello');
  await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
  await expect.element(title).toHaveValue('');
  await expect.element(begin).toHaveAttribute('aria-valuetext', '0.17 seconds');
  // Chosen from a list, it is undone from there.
  await page.getByText('Size and rate of the video').click();
  const size = page.getByLabelText('Size', { exact: true });
  await size.selectOptions('1080 × 1080, square');
  focus(size);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(size).toHaveValue('');
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.element(size).toHaveValue('1080x1080');
  expect(studio.draft.draft.value.prompt).toBe('rain');
});

test('what the message brought back already is not brought back twice', async () => {
  const { studio } = await visitWithTwo();
  await open();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await dialog.getByTestId('undo').click();
  await vi.waitFor(() => expect(namesInOrder()).toHaveLength(2));
  await page.getByTestId('toast-action').click();
  expect(studio.sequence.sequence.value.entries).toHaveLength(2);
});

test('the preview is drawn, scrubbed, and plays to its end and round again', async () => {
  const { studio } = await visitWithTwo();
  await open();
  await expect.element(canvas).toHaveAttribute('data-frame', '0');
  await page.getByRole('slider', { name: 'Place in the sequence' }).fill('23');
  await expect.element(canvas).toHaveAttribute('data-frame', '23');
  const seen = new Set<number>();
  const stop = studio.sequence.player.frame.subscribe((frame) => seen.add(frame));
  await page.getByTestId('sequence-play').click();
  await vi.waitFor(() => expect(seen.size).toBeGreaterThan(6), { timeout: 20_000 });
  stop();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(studio.sequence.player.failure.value).toBeNull();
});

test('what is made is what was set: dissolve, title, another size', async () => {
  const { studio } = await visitWithTwo();
  await open();
  await pressCard(1);
  const choose = (name: string): void => {
    const radio = page.getByRole('radio', { name, exact: true }).element();
    if (radio instanceof HTMLInputElement) radio.click();
  };
  choose('Dissolve');
  await expect.element(facts).toHaveTextContent('18 frames');
  await page.getByLabelText('Title', { exact: true }).fill('Hello');
  await page.getByText('Size and rate of the video').click();
  await page.getByLabelText('Size', { exact: true }).selectOptions('1080 × 1080, square');
  await expect.element(facts).toHaveTextContent('1080 × 1080');
  await page.getByLabelText('Size', { exact: true }).selectOptions('');
  await page.getByTestId('sequence-assemble').click();
  await expect.element(page.getByTestId('sequence-save')).toBeVisible();
  const { job } = studio.sequence;
  if (job.value.kind !== 'done') throw new Error('It was not made.');
  const decoded = await decodeVideo(job.value.made.video);
  expect(decoded.frames).toHaveLength(18);
  // Small words on red, before the dissolve; red alone has 40 of blue.
  const mostBlue = decoded.frames.map(({ pixels }) =>
    pixels.reduce((most, value, at) => (at % 4 === 2 ? Math.max(most, value) : most), 0),
  );
  expect(mostBlue[4]).toBeGreaterThan(110);
  expect(mostBlue[0]).toBeLessThan(110);
  // What is changed now is not in the file.
  await page.getByRole('button', { name: 'Duplicate it' }).click();
  await expect.element(page.getByTestId('sequence-assemble')).toBeVisible();
  await expect.element(page.getByTestId('sequence-before')).toHaveTextContent('18 frames');
});

test('a video that was changed while it was written is of the cut before, and says so', async () => {
  const { studio } = await visitWithTwo();
  const { sequence } = studio;
  await open();
  const making = sequence.assemble();
  sequence.trim(sequence.view.value.entries[0]?.id ?? '', 'in', 0.5);
  await making;
  await expect.element(facts.first()).toHaveTextContent('0:01.5, 18 frames');
  await expect
    .element(page.getByTestId('sequence-before'))
    .toHaveTextContent('the cut before, 0:02.0, 24 frames');
  await expect.element(page.getByTestId('sequence-save')).toHaveTextContent('Save the cut before');
  await expect.element(page.getByTestId('sequence-assemble')).toBeVisible();
  // Undone, it is what is set.
  await dialog.getByTestId('undo').click();
  await expect.element(facts).toHaveTextContent('Ready: 0:02.0, 24 frames');
  await expect.element(page.getByTestId('sequence-save')).toHaveTextContent('Save the video');
});

test('its video goes where the clip on the stage can go: a place of one’s own, and others', async () => {
  const picked: unknown[] = [];
  vi.stubGlobal('showSaveFilePicker', (options: unknown) => {
    picked.push(options);
    return Promise.reject(new DOMException('No.', 'AbortError'));
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const shared = shareFiles();
  await visitWithTwo();
  await open();
  await page.getByTestId('sequence-assemble').click();
  await dialog.getByTestId('save-as').click();
  expect(picked).toMatchObject([{ suggestedName: 'red-sequence.mp4' }]);
  await dialog.getByTestId('share').click();
  await expect.element(dialog.getByText('Shared.')).toBeVisible();
  expect(shared).toMatchObject([{ name: 'red-sequence.mp4', type: 'video/mp4' }]);
});

test('a video that ends while the dialogue is closed is told, and so is a failure', async () => {
  const { studio } = await visitWithTwo();
  const { sequence } = studio;
  await open();
  const making = sequence.assemble();
  sequence.close();
  await making;
  const toast = page.getByTestId('toast');
  await expect.element(toast).toHaveTextContent('The video of your sequence is ready.');
  await page.getByTestId('toast-action').click();
  await expect.element(page.getByTestId('sequence-save')).toBeVisible();
  await page.getByRole('button', { name: 'Close the sequence' }).click();
  sequence.setFormat({ size: { widthPixels: 12_000, heightPixels: 8000 } });
  await sequence.assemble();
  await expect.element(toast).toHaveTextContent('could not be made');
  await page.getByTestId('toast-action').click();
  await expect.element(page.getByTestId('sequence-export').getByTestId('failure')).toBeVisible();
});

test('it is there after a reload; a clip that was deleted is told and left out', async () => {
  const first = await visitWithTwo();
  const [entry] = first.studio.sequence.view.value.entries;
  first.studio.sequence.setTransition(entry?.id ?? '', { kind: 'dissolve', durationSeconds: 0.5 });
  const was = first.studio.sequence.sequence.value;
  const kept = createSequenceStore(() => createStore(`${database}-sequence`, 'sequence'));
  await vi.waitFor(async () => expect(await kept.read()).toEqual(was));
  first.leave();

  const second = visit();
  await vi.waitFor(() => expect(second.studio.sequence.sequence.value).toEqual(was));
  await vi.waitFor(() => expect(second.studio.library.clips.value).toHaveLength(2));
  const [newest] = second.studio.library.clips.value ?? [];
  if (newest) await second.studio.library.remove(newest);
  await open();
  await expect.element(page.getByTestId('sequence-missing')).toHaveTextContent('One clip');
  expect(namesInOrder()).toEqual(['red']);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect.element(page.getByTestId('sequence-missing')).not.toBeInTheDocument();
  expect(second.studio.sequence.sequence.value.entries).toHaveLength(1);
  await dialog.getByTestId('undo').click();
  await expect.element(page.getByTestId('sequence-missing')).toBeVisible();
});

test('a clip whose video is damaged is told by its name', async () => {
  const shown = await visitWithTwo();
  const { studio, jobs } = shown;
  await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  studio.draft.change({ prompt: 'broken' });
  const making = studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  jobs[0]?.finish();
  await making;
  await vi.waitFor(() => expect(studio.library.clips.value).toHaveLength(3));
  const broken = studio.library.clips.value?.find(
    ({ record }) => record.settings.prompt === 'broken',
  );
  if (broken) studio.sequence.add(broken);
  await open();
  await page.getByTestId('sequence-assemble').click();
  await expect
    .element(page.getByTestId('failure').last())
    .toHaveTextContent('“broken” cannot be read');
});

test('carrying on has the last frame as the photo, and all that was set', async () => {
  const { studio } = await visitWithTwo();
  await page.getByTestId('library').click();
  await page
    .getByTestId('kept-clip')
    .filter({ hasText: 'blue' })
    .getByRole('button', { name: 'Carry on' })
    .click();
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
  await expect.element(page.getByTestId('library-dialog')).not.toBeInTheDocument();
  const photo = studio.photo.photo.value;
  expect(photo).toMatchObject({ name: 'blue 2.png', widthPixels: 192, heightPixels: 128 });
  const context = new OffscreenCanvas(192, 128).getContext('2d');
  if (!context || !photo) throw new Error('no photo');
  context.drawImage(photo.bitmap, 0, 0);
  const [red = 0, , blue = 0] = context.getImageData(90, 60, 1, 1).data;
  expect(Math.abs(red - BLUE[0])).toBeLessThan(10);
  expect(Math.abs(blue - BLUE[2])).toBeLessThan(10);
  expect(studio.draft.draft.value.prompt).toBe('blue');
  expect(studio.draft.crop.value).toEqual({ x: 0, y: 0, width: 192, height: 128 });
  expect(studio.draft.outputSize.value).toEqual({ widthPixels: 192, heightPixels: 128 });
});

test('a clip that is cut off is carried on from there, and what goes on is no loop', async () => {
  const { studio } = visit();
  const { sequence } = studio;
  sequence.add(await keepClip(studio, 'dusk', (frame) => [20 * frame, 60, 60]));
  const [entry] = sequence.view.value.entries;
  sequence.trim(entry?.id ?? '', 'out', 0.5);
  await open();
  await page.getByRole('button', { name: 'Carry on from where it is cut off' }).click();
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
  const photo = studio.photo.photo.value;
  const context = new OffscreenCanvas(192, 128).getContext('2d');
  if (!context || !photo) throw new Error('no photo');
  context.drawImage(photo.bitmap, 0, 0);
  const [red = 0] = context.getImageData(90, 60, 1, 1).data;
  // The sixth of its frames; the one after is brighter by 20.
  expect(Math.abs(red - 5 * 20)).toBeLessThan(8);
  expect(studio.draft.draft.value.isLoop).toBe(false);
  await expect.element(page.getByTestId('toast')).toHaveTextContent('Loop is off now');
});

test.each([
  ['a photo', () => paintPhoto('lake.jpg')],
  ['what is none', () => new File(['I am a text'], 'notes.jpg', { type: 'image/jpeg' })],
])('%s dropped on the dialogue closes it, so that it is seen', async (_, give) => {
  await visitWithTwo();
  await open();
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(await give());
  dialog.element().dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
  await expect.element(dialog).not.toBeInTheDocument();
  const seen = page.getByRole('img', { name: 'Photo lake.jpg' }).or(page.getByTestId('failure'));
  await expect.element(seen).toBeVisible();
});

test('opened again after carrying on it is drawn again, in the colours of its clips', async () => {
  await visitWithTwo();
  await open();
  await page.getByRole('button', { name: 'Carry on from its last frame' }).click();
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  await open();
  await seeRed();
});

test('a size that cannot be written is made smaller by a press', async () => {
  const { studio } = await visitWithTwo();
  await open();
  studio.sequence.setFormat({ size: { widthPixels: 12_000, heightPixels: 8000 } });
  await page.getByTestId('sequence-assemble').click();
  const alert = page.getByTestId('sequence-export').getByTestId('failure');
  await alert.getByRole('button', { name: 'Take smaller settings' }).click();
  const size = { widthPixels: 8400, heightPixels: 5600 };
  await vi.waitFor(() => expect(studio.sequence.sequence.value.size).toEqual(size));
  await page.getByText('Size and rate of the video').click();
  await expect.element(page.getByLabelText('Size', { exact: true })).toHaveValue('8400x5600');
});

test('when the browser ends the worker it is told, and a press has the sequence drawn again', async () => {
  const started: Worker[] = [];
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(this);
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  await visitWithTwo();
  await open();
  await seeRed();
  for (const worker of started) worker.terminate();
  const alert = dialog.getByTestId('failure');
  await expect.element(alert).toHaveTextContent('stopped unexpectedly');
  await alert.getByRole('button').first().click();
  await expect.element(alert).not.toBeInTheDocument();
  await seeRed();
});

/** Waits until the first clip's colour is on the canvas. */
async function seeRed(): Promise<void> {
  const context = new OffscreenCanvas(192, 128).getContext('2d');
  if (!context) throw new Error('no canvas');
  await vi.waitFor(
    () => {
      const shown = canvas.element();
      if (shown instanceof HTMLCanvasElement) context.drawImage(shown, 0, 0, 192, 128);
      const [red = 0, , blue = 0] = context.getImageData(90, 60, 1, 1).data;
      expect(Math.abs(red - RED[0])).toBeLessThan(10);
      expect(Math.abs(blue - RED[2])).toBeLessThan(10);
    },
    { timeout: 20_000, interval: 100 },
  );
}
