import axe from 'axe-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createBytes, createPackServer, PACK_URL } from '../storage/pack-server';
import { directPacksClient } from './fake-packs';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';
import { keepClip } from './kept-clips';
import { untilQueueKept } from './kept-queue-clips';
import { RUNNABLE } from './runnable-manifest';

/** WCAG 2.2 A and AA, and what axe calls best practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(): Promise<string[]> {
  // Colours fade in: wait until they have arrived. Some animations go on for ever.
  const fades = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(fades.map((fade) => fade.finished));
  const { violations: found } = await axe.run(document, { runOnly: tags, preload: false });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function showWithPhoto(): Promise<FakeStudio> {
  const shown = showPage();
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  await expect.element(page.getByTestId('crop-frame')).toBeVisible();
  return shown;
}

/** Strips of the variations alone: the gallery asks for some too. */
function variationsOf(strips: FakeStudio['strips']): FakeStudio['strips'] {
  return strips.filter(({ pictureCount }) => pictureCount === 16);
}

const states: Record<string, () => Promise<void>> = {
  async empty() {
    showPage();
    await expect.element(page.getByText('Choose a photo')).toBeVisible();
  },
  async photo() {
    const { studio } = await showWithPhoto();
    studio.draft.change({ camera: { kind: 'preset', preset: 'push-in', strength: 1 } });
    for (const details of document.querySelectorAll('details')) details.open = true;
  },
  async prompting() {
    const { studio } = await showWithPhoto();
    studio.prompts.remember('waves roll softly towards the shore');
    studio.draft.change({ prompt: 'a woman walking' });
    await expect.element(page.getByTestId('prompt-hint')).toHaveTextContent('Nobody can walk');
    await page.getByRole('button', { name: 'Earlier prompts' }).click();
    await expect.element(page.getByRole('list', { name: 'Earlier prompts' })).toBeVisible();
  },
  async live() {
    const { studio } = await showWithPhoto();
    studio.show('live');
    studio.mask.choose('freeze');
    await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
  },
  async 'camera by hand'() {
    const { studio } = await showWithPhoto();
    studio.show('live');
    studio.camera.takeOver('path');
    studio.camera.change({ dolly: 1, roll: -0.5 });
    studio.camera.addKeyframe();
    await expect.element(page.getByTestId('camera-gizmo')).toBeVisible();
    await expect.element(page.getByTestId('framing-note')).toBeVisible();
  },
  async 'a correction of what was understood'() {
    const { studio } = await showWithPhoto();
    studio.show('live');
    await page.getByRole('button', { name: 'Sky drifts left' }).click();
    await expect.element(page.getByTestId('correction')).toBeVisible();
  },
  async 'a step of the denoising'() {
    const { studio } = await showWithPhoto();
    studio.draft.change({ prompt: 'slow' });
    studio.show('live');
    await expect.element(page.getByTestId('sketch')).toBeVisible();
  },
  async 'a preview that was stopped'() {
    const { studio } = await showWithPhoto();
    studio.draft.change({ prompt: 'slow' });
    studio.show('live');
    await page.getByTestId('stop-preview').click();
    await expect.element(page.getByTestId('stopped')).toBeVisible();
  },
  async 'the sliders of a region'() {
    const { studio } = await showWithPhoto();
    studio.draft.change({ regionSpeeds: { sky: 1.5 } });
    studio.show('live');
    await page.getByTestId('region-fields').getByText('By region').click();
    await page.getByTestId('region-fields').getByText('Sky').click();
    await expect.element(page.getByRole('slider', { name: 'Speed of the sky' })).toBeVisible();
  },
  async review() {
    const { studio } = await showWithPhoto();
    studio.draft.change({ motionStrength: 1.6 });
    studio.show('live');
    studio.review.setOpen(true);
    studio.review.chooseOverlay('stretch');
    await expect.element(page.getByTestId('review-layer')).toBeVisible();
    await expect.element(page.getByTestId('lower-strength')).toBeVisible();
  },
  async regions() {
    const { studio } = await showWithPhoto();
    studio.show('live');
    studio.mask.choose('regions');
    studio.regions.setScope('place');
    await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
    studio.regions.toggle({ region: 'person', placeNumber: 2 });
    const held = page.getByRole('button', { name: 'People 1 still' });
    await expect.element(held).toBeVisible();
    held.element().focus();
    await expect.element(page.getByTestId('region-name')).toBeVisible();
  },
  async arrows() {
    const { studio } = await showWithPhoto();
    studio.show('live');
    studio.mask.choose('arrow');
    studio.mask.addArrow();
    await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
    await expect.element(page.getByRole('button', { name: 'Arrow 1, tip, gentle' })).toBeVisible();
  },
  async 'camera gallery'() {
    const { studio, strips } = await showWithPhoto();
    studio.show('live');
    await page.getByTestId('camera-more').click();
    document.querySelector('.camera-gallery')?.scrollIntoView();
    await vi.waitFor(() => expect(strips).toHaveLength(1));
    strips[0]?.finish();
    await vi.waitFor(() => expect(document.querySelector('.camera-gallery .strip')).toBeTruthy());
  },
  async variations() {
    const { studio, strips } = await showWithPhoto();
    await page.getByTestId('variations').click();
    for (const count of [1, 2]) {
      await vi.waitFor(() => expect(variationsOf(strips)).toHaveLength(count));
      variationsOf(strips).at(-1)?.finish();
    }
    await vi.waitFor(() => expect(variationsOf(strips)).toHaveLength(3));
    const [first] = studio.variations.variations.value;
    if (first) studio.variations.keep(first.seed);
    await expect.element(page.getByTestId('variation').first()).toHaveAttribute('aria-pressed');
  },
  async zoomed() {
    const { studio } = await showWithPhoto();
    studio.show('live');
    await expect.element(page.getByTestId('live')).toHaveAttribute('data-live', 'live');
    studio.draft.change({ steps: 7 });
    studio.stage.zoomTo(8);
    studio.stage.toggleCompare();
    await expect.element(page.getByTestId('print-room')).toHaveAttribute('data-zoom', '8');
  },
  async shortcuts() {
    await showWithPhoto();
    await userEvent.keyboard('?');
    await expect.element(page.getByTestId('shortcuts-dialog')).toBeVisible();
  },
  async problem() {
    const { studio } = await showWithPhoto();
    studio.draft.change({ seed: Number.NaN });
    await studio.openFile(new Blob(['text']), 'notes.jpg');
    await expect.element(page.getByRole('alert')).toBeVisible();
  },
  async running() {
    const { studio, jobs } = await showWithPhoto();
    studio.draft.change({ prompt: 'waves roll' });
    void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    jobs[0]?.report({ kind: 'render', fraction: 0.5, frame: 75, frames: 150 });
    await expect.element(page.getByText('frame 75 of 150')).toBeVisible();
  },
  async done() {
    const { studio, jobs } = await showWithPhoto();
    void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    jobs[0]?.finish();
    await expect.element(page.getByTestId('result')).toBeVisible();
  },
  async queue() {
    const { studio, jobs } = await showWithPhoto();
    studio.draft.change({ prompt: 'the water ripples' });
    for (let count = 0; count < 4; count += 1) void studio.animate();
    studio.keepWorking();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    jobs[0]?.fail({ code: 'gpu-lost', message: 'The device was reset.', recovery: 'retry' });
    await vi.waitFor(() => expect(jobs).toHaveLength(2));
    jobs[1]?.finish();
    await vi.waitFor(() => expect(jobs).toHaveLength(3));
    jobs[2]?.report({ kind: 'render', fraction: 0.5, frame: 75, frames: 150 });
    // Folded on a phone.
    const head = page.getByRole('button', { name: '1 being made, 1 waiting, 1 failed, 1 ready' });
    if (head.element().getAttribute('aria-expanded') === 'false') await head.click();
    await expect.element(page.getByTestId('queue-entry').nth(3)).toBeVisible();
  },
  async 'interrupted queue'() {
    const database = `library-${crypto.randomUUID()}`;
    const tab = new Map<string, string>();
    const { studio, jobs, leave } = showPage('', null, database, undefined, tab);
    await studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
    studio.draft.change({ prompt: 'the water ripples' });
    for (let count = 0; count < 2; count += 1) void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    await untilQueueKept(database, 2);
    leave();
    showPage('', null, database, undefined, tab);
    await expect.element(page.getByTestId('queue-go-on')).toBeVisible();
    const head = page.getByRole('button', { name: '2 interrupted' });
    if (head.element().getAttribute('aria-expanded') === 'false') await head.click();
    await expect.element(page.getByTestId('queue-entry').nth(1)).toBeVisible();
  },
  async 'live beside a job'() {
    const { studio } = await showWithPhoto();
    void studio.animate();
    studio.show('live');
    await expect.element(page.getByTestId('live-resting')).toBeVisible();
  },
  async 'empty library'() {
    showPage();
    await page.getByTestId('library').click();
    await expect.element(page.getByTestId('library-empty')).toBeVisible();
  },
  async library() {
    const { studio, jobs } = await showWithPhoto();
    studio.draft.change({ prompt: 'the water ripples' });
    for (const count of [1, 2]) {
      void studio.animate();
      await vi.waitFor(() => expect(jobs).toHaveLength(count));
      jobs.at(-1)?.finish();
      await vi.waitFor(() => expect(studio.library.clips.value).toHaveLength(count));
      await vi.waitFor(() => expect(studio.isBusy.value).toBe(false));
    }
    await page.getByTestId('library').click();
    await page.getByTestId('kept-clip').first().getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByTestId('toast-action')).toBeVisible();
    await expect.element(page.getByTestId('kept-clip')).toHaveLength(1);
  },
  async 'empty sequence'() {
    const { studio } = showPage();
    await keepClip(studio, 'the water ripples', [40, 80, 200]);
    studio.sequence.open();
    await expect.element(page.getByTestId('pick-clip')).toBeVisible();
  },
  async sequence() {
    const { studio } = showPage();
    const { sequence } = studio;
    for (const words of ['the water ripples', 'clouds drift to the left', 'leaves sway']) {
      sequence.add(await keepClip(studio, words, [40, 80, 200]));
    }
    const [first, , last] = sequence.view.value.entries;
    sequence.setTransition(first?.id ?? '', { kind: 'dissolve', durationSeconds: 2 });
    sequence.open();
    await page
      .getByTestId('film-card')
      .first()
      .getByRole('button', { name: /^1 of 3/ })
      .click();
    await page.getByLabelText('Title', { exact: true }).fill('Evening');
    await page.getByTestId('pick-clips').click();
    await page.getByText('Size and rate of the video').click();
    if (last) await studio.library.remove(last.clip);
    await expect.element(page.getByTestId('sequence-missing')).toBeVisible();
    await page.getByTestId('sequence-assemble').click();
    await expect.element(page.getByTestId('sequence-save')).toBeVisible();
  },
  async models() {
    const server = await createPackServer(new Map([['weights.bin', createBytes(2e6, 1)]]));
    const { studio } = showPage('', null, undefined, directPacksClient(server.fetch));
    await page.getByTestId('models').click();
    await expect.element(page.getByTestId('pack')).toBeVisible();
    await studio.packs.look(PACK_URL);
    await expect.element(page.getByTestId('packs-problem')).toBeVisible();
    server.manifest = { ...server.manifest, ...RUNNABLE, needs: { maxBufferSize: 2 ** 30 } };
    await studio.packs.look(PACK_URL);
    await studio.packs.installCandidate();
    await studio.packs.verify(PACK_URL);
    await studio.packs.look(PACK_URL);
    await expect.element(page.getByTestId('pack-candidate')).toBeVisible();
    await expect.element(page.getByTestId('pack-health')).toBeVisible();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect.element(page.getByTestId('confirm-remove')).toBeVisible();
  },
  async 'a model on its way'() {
    const server = await createPackServer(new Map([['weights.bin', createBytes(2e6, 1)]]));
    server.manifest = { ...server.manifest, ...RUNNABLE };
    const { fetch } = server;
    const client = directPacksClient((url, init) => {
      if (!new Headers(init.headers).has('Range')) return fetch(url, init);
      const stopped = () => new DOMException('', 'AbortError');
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(stopped()));
      });
    });
    const { studio } = showPage('', null, undefined, client);
    await page.getByTestId('models').click();
    void studio.packs.install(PACK_URL);
    // Or its lock is never given back.
    onTestFinished(() => studio.packs.stop(PACK_URL));
    await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  },
  async 'no room'() {
    const { studio } = await showWithPhoto();
    studio.toasts.show({
      tone: 'problem',
      text: 'Your clip is ready, but the library could not keep it: download it.',
      action: { label: 'Try again', run: () => undefined },
    });
    await expect.element(page.getByTestId('toast')).toBeVisible();
  },
  async failed() {
    const { studio, jobs } = await showWithPhoto();
    void studio.animate();
    await vi.waitFor(() => expect(jobs).toHaveLength(1));
    jobs[0]?.fail({ code: 'gpu-lost', message: 'Gone.', recovery: 'retry', detail: 'lost' });
    await expect.element(page.getByRole('alert')).toBeVisible();
  },
};

describe.each(['light', 'dark'])('%s', (theme) => {
  describe.each([
    ['phone', 360, 800],
    ['desk', 1440, 900],
  ] as const)('%s', (_name, width, height) => {
    test.each(Object.keys(states))('%s: axe finds nothing, nothing overflows', async (state) => {
      await page.viewport(width, height);
      await states[state]?.();
      document.documentElement.dataset['theme'] = theme;
      expect(await violations()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const bar = document.querySelector('.mask-bar')?.getBoundingClientRect();
      expect(bar?.right ?? 0).toBeLessThanOrEqual(width);
    });
  });
});

/** Those of the controls that a finger would miss. */
function smallControls(selector: string, least: number): string[] {
  const controls = [...document.querySelectorAll<HTMLElement>(selector)];
  expect(controls.length).toBeGreaterThan(least);
  const small = controls.filter((control) => {
    // Chips are lower where there is a mouse, which this browser says it has.
    if (control.classList.contains('chip') || !control.checkVisibility()) return false;
    const { width, height } = control.getBoundingClientRect();
    return width < 44 || height < 44;
  });
  return small.map((control) => control.outerHTML);
}

test('every control that a finger may press is 44 px high on a touch screen', async () => {
  await page.viewport(360, 800);
  await showWithPhoto();
  const controls = '.page button, .page select, .page summary, .page label.segment';
  expect(smallControls(controls, 15)).toEqual([]);
});

test('those of the sequence too', async () => {
  await page.viewport(360, 800);
  await states['sequence']?.();
  expect(smallControls('dialog button, dialog [role=slider], dialog summary', 14)).toEqual([]);
});

test('those of the models too', async () => {
  await page.viewport(360, 800);
  await states['models']?.();
  expect(smallControls('dialog button', 8)).toEqual([]);
});

test('those of the library too', async () => {
  await page.viewport(360, 800);
  await states['library']?.();
  expect(smallControls('dialog button', 8)).toEqual([]);
});
