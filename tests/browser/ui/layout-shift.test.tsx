import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { paintPhoto, showPage } from './fake-studio';

/** Where everything stands that a hand may be on its way to, by its words; the chips that come are new. */
function placesOfControls(): Map<string, string> {
  const panel = document.querySelector('.panel');
  if (!panel) throw new Error('no panel');
  const controls = panel.querySelectorAll(
    'button:not(.understood-chip), input, textarea, summary, .settings-title',
  );
  const shown = [...controls].filter((control) => control.checkVisibility());
  const places = shown.map((control, index): [string, string] => {
    const { x, y, width, height } = control.getBoundingClientRect();
    const name = control.getAttribute('aria-label') ?? control.textContent;
    // What a summary tells of what came may change, not where it stands.
    const words = control.matches('.region-fields > summary') ? 'By region' : name;
    return [`${index} ${words}`, [x, y, width, height].map(Math.round).join()];
  });
  return new Map(places);
}

test.each([
  ['on a desk', 1280, 900, 'push-in'],
  ['on a wide desk', 1800, 1000, 'push-in'],
  // Under a moving camera the page would note who is cut off, above the form.
  ['on a phone', 390, 800, 'static'],
])('what the live stage brings moves nothing in the form, %s', async (_where, ...setting) => {
  const [width, height, camera] = setting;
  await page.viewport(width, height);
  const { studio } = showPage(`?prompt=slow&camera=${camera}`);
  await studio.openFile(await paintPhoto('lake.jpg', 1920, 1280), 'lake.jpg');
  await expect.element(page.getByRole('radio', { name: 'VP9' })).toBeInTheDocument();
  await vi.waitFor(() => expect(studio.source.isMeasured.value).toBe(true));
  studio.show('live');
  await expect.element(page.getByTestId('sketch')).toBeVisible();
  await expect
    .element(page.getByTestId('understood'))
    .toHaveTextContent('Shown here once the photo moves.');
  const before = placesOfControls();
  expect(before.size).toBeGreaterThan(40);

  // Seven regions, of which the photo does not show the water.
  studio.draft.change({ prompt: 'all of it' });
  await expect.element(page.getByRole('button', { name: 'Grass go left' })).toBeInTheDocument();
  expect(placesOfControls()).toEqual(before);
  // A hint comes besides, and one motion that is offered does not suit the photo.
  studio.draft.change({ prompt: 'the water shimmers' });
  await expect.element(page.getByTestId('prompt-hint')).toHaveTextContent('found no water');
  await expect
    .element(page.getByRole('button', { name: 'Rippling water' }))
    .toHaveAttribute('title', 'The model found nothing in this photo that this would move.');
  expect(placesOfControls()).toEqual(before);
});
