import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';
import { keepClip } from './kept-clips';
import { shareFiles } from './share-files';

const animate = page.getByTestId('animate');
/** Of the panel: the stage has one too, for the clip of these tests is none that plays. */
const alert = page.getByTestId('result').getByRole('alert');
const codecs = page.getByRole('group', { name: 'Codec' }).getByRole('radio');

beforeEach(async () => {
  await page.viewport(1280, 900);
});

async function showWithPhoto(query = ''): Promise<FakeStudio> {
  const shown = showPage(query);
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
  return shown;
}

describe('the codec', () => {
  test('is chosen among those that the browser encodes, and reaches the job', async () => {
    const { studio, jobs } = await showWithPhoto();
    await expect.element(codecs.nth(2)).toBeVisible();
    expect(codecs.elements()).toHaveLength(3);
    await page.getByRole('radio', { name: 'VP9' }).click({ force: true });
    await expect.element(page.getByText('Plays in browsers and on YouTube')).toBeVisible();
    void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    expect(jobs[0]?.settings.codec).toBe('vp9');
  });

  test('that the browser does not encode at this size holds Animate back and says why', async () => {
    const { studio } = await showWithPhoto('?codec=vp9');
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
    studio.draft.chooseSize('4K');
    await expect.element(page.getByRole('alert')).toHaveTextContent('does not encode VP9');
    await expect.element(animate).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('radio', { name: 'Auto' }).click({ force: true });
    await expect.element(animate).not.toHaveAttribute('aria-disabled');
  });
});

test('a loop plays in the file as often as is chosen; what is no loop is not asked', async () => {
  const { studio, jobs } = await showWithPhoto('?seconds=2');
  await page.getByRole('radio', { name: '3 × 6 s' }).click({ force: true });
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  expect(jobs[0]?.settings).toMatchObject({ playCount: 3, isLoop: true });
  studio.cancel();
  await page.getByRole('switch', { name: 'Loop' }).click();
  await expect
    .element(page.getByRole('group', { name: 'Plays in the file' }))
    .not.toBeInTheDocument();
});

test('the photo’s own size follows the crop', async () => {
  const { studio } = await showWithPhoto();
  await page.getByRole('radio', { name: 'Original 480 × 320' }).click({ force: true });
  expect(studio.draft.outputSize.value).toEqual({ widthPixels: 480, heightPixels: 320 });
  await page.getByLabelText('1:1').click({ force: true });
  expect(studio.draft.outputSize.value).toEqual({ widthPixels: 320, heightPixels: 320 });
  await expect.element(page.getByText('For posts and profile pictures.')).toBeVisible();
});

test('what a clip takes is said once one has been measured; before, how large it is at most', async () => {
  const { studio, jobs } = await showWithPhoto();
  const estimate = page.getByTestId('estimate');
  await expect.element(animate).not.toHaveAttribute('aria-disabled');
  await expect.element(estimate).toHaveTextContent(/^6 MB at most$/);
  studio.draft.change({ container: 'gif' });
  await expect.element(estimate).not.toBeInTheDocument();
  studio.draft.change({ container: 'mp4' });
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  jobs[0]?.finish();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect.element(estimate).toHaveTextContent('about 1 s, 1 MB at most');
  // No clip has been made under a camera that moves.
  studio.draft.change({ camera: { kind: 'preset', preset: 'push-in', strength: 1 } });
  await expect.element(estimate).toHaveTextContent(/^6 MB at most$/);
  studio.draft.change({ camera: { kind: 'prompt' } });
  await expect.element(estimate).toHaveTextContent('about 1 s, 1 MB at most');
  studio.draft.change({ codec: 'vp9' });
  await expect.element(estimate).toHaveTextContent(/^6 MB at most$/);
});

test('a poster that cannot be taken says so', async () => {
  const { studio, jobs } = await showWithPhoto();
  void studio.animate();
  await vi.waitFor(() => expect(jobs).toHaveLength(1));
  jobs[0]?.finish();
  await page.getByTestId('poster-png').click();
  await expect.element(alert).toHaveTextContent('The first frame could not be taken');
  await page.getByTestId('poster-copy').click();
  await expect
    .element(alert)
    .toHaveTextContent('The picture could not be copied. Save it instead.');
  await expect.element(page.getByTestId('poster-copy')).toHaveTextContent('Copy');
});

describe('the kind of file', () => {
  test('reaches the job; an animated picture is small, loops by itself and has no codec', async () => {
    const shown = await showWithPhoto('?plays=2&codec=h264');
    await page.getByRole('radio', { name: 'GIF', exact: true }).click({ force: true });
    await expect.element(page.getByText(/at most 640 pixels/)).toBeVisible();
    await expect.element(page.getByRole('group', { name: 'Codec' })).not.toBeInTheDocument();
    await expect.element(page.getByText('Plays in the file')).not.toBeInTheDocument();
    await page.getByTestId('animate').click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(1));
    const { settings } = shown.jobs[0] ?? {};
    expect(settings).toMatchObject({ container: 'gif', codec: 'auto', playCount: 1 });
    expect(Math.max(settings?.widthPixels ?? 0, settings?.heightPixels ?? 0)).toBe(640);
  });

  test('WebM offers the codecs that it may hold, and forgets H.264 for itself alone', async () => {
    const shown = await showWithPhoto('?codec=h264');
    await page.getByRole('radio', { name: 'WebM' }).click({ force: true });
    const codec = page.getByRole('group', { name: 'Codec' });
    await expect.element(codec.getByRole('radio', { name: 'H.264' })).not.toBeInTheDocument();
    await expect.element(codec.getByRole('radio', { name: 'Auto' })).toBeChecked();
    // What is told is of what is shown, not of what the draft remembers.
    await expect.element(codec).toHaveTextContent('VP9 where this browser writes it, else AV1.');
    await expect.element(codec).not.toHaveTextContent('Plays everywhere.');
    await page.getByRole('radio', { name: 'MP4' }).click({ force: true });
    await expect.element(codec.getByRole('radio', { name: 'H.264' })).toBeChecked();
    expect(shown.studio.draft.draft.value.codec).toBe('h264');
  });

  test('GIF at more frames than it counts holds Animate back and says why', async () => {
    await showWithPhoto('?container=gif&fps=60');
    await expect.element(page.getByTestId('animate')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(page.getByText('A GIF shows at most 50 frames a second.')).toBeVisible();
  });
});

describe('where a clip goes', () => {
  async function showClip(): Promise<void> {
    const shown = await showWithPhoto();
    await page.getByTestId('animate').click();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(1));
    shown.jobs[0]?.finish();
    await expect.element(page.getByTestId('result')).toBeVisible();
  }

  function stubPicker(
    pick: () => Promise<FileSystemFileHandle>,
  ): ReturnType<typeof vi.fn<() => Promise<FileSystemFileHandle>>> {
    const picker = vi.fn<() => Promise<FileSystemFileHandle>>(pick);
    vi.stubGlobal('showSaveFilePicker', picker);
    onTestFinished(() => void vi.unstubAllGlobals());
    return picker;
  }

  test('is where the person wants it: the file is written there', async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('saved.mp4', { create: true });
    const picker = stubPicker(() => Promise.resolve(handle));
    await showClip();
    await page.getByTestId('save-as').click();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(await (await handle.getFile()).text()).toContain('no video');
    expect(picker).toHaveBeenCalledWith({
      suggestedName: expect.stringMatching(/^lake-\d+\.mp4$/),
      types: [{ accept: { 'video/mp4': ['.mp4'] } }],
    });
  });

  test('is told where it failed, and not where the person thought better of it', async () => {
    let error = new DOMException('The disk is full.', 'QuotaExceededError');
    stubPicker(() => Promise.reject(error));
    await showClip();
    await page.getByTestId('save-as').click();
    await expect.element(alert).toHaveTextContent('The disk is full.');
    error = new DOMException('No.', 'AbortError');
    await page.getByTestId('save-as').click();
    await expect.element(alert).not.toBeInTheDocument();
  });

  test('is the share sheet only where there is one that takes it', async () => {
    let isTaken = true;
    const shared = shareFiles(() => isTaken);
    await showClip();
    await page.getByTestId('share').click();
    await expect.element(page.getByText('Shared.')).toBeVisible();
    expect(shared[0]?.type).toBe('video/mp4');
    isTaken = false;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Clip' }).click({ force: true });
    await expect.element(page.getByTestId('share')).not.toBeInTheDocument();
  });

  test('is the share sheet from the library, too, where the sheet takes its kind', async () => {
    const shared = shareFiles(({ type, name }) => type === 'video/mp4' && name.endsWith('.mp4'));
    const { studio } = showPage();
    await keepClip(studio, 'red', [200, 60, 40]);
    await keepClip(studio, 'blue', [40, 80, 200], 'gif');
    await page.getByTestId('library').click();
    const shares = page.getByRole('button', { name: 'Share the video' });
    await expect.element(shares).toHaveLength(1);
    await shares.click();
    await vi.waitFor(() => expect(shared).toHaveLength(1));
    expect(shared[0]?.name).toMatch(/^red-.*\.mp4$/);
    expect(shared[0]?.size).toBeGreaterThan(500);
  });
});
