import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { paintPhoto, showPage, type FakeStudio } from './fake-studio';

const prompt = page.getByLabelText('What should move?');
const hint = page.getByTestId('prompt-hint');
const earlier = page.getByRole('button', { name: 'Earlier prompts' });
const chip = (name: string) => page.getByRole('button', { name, exact: true });

beforeEach(async () => {
  await page.viewport(1280, 900);
});

/** The page, after clips of these prompts have been asked for. */
async function showWithHistory(...used: readonly string[]): Promise<FakeStudio> {
  const shown = showPage();
  await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
  for (const [index, text] of used.entries()) {
    shown.studio.draft.change({ prompt: text });
    void shown.studio.animate();
    await vi.waitFor(() => expect(shown.jobs).toHaveLength(index + 1));
    shown.studio.cancel();
    await vi.waitFor(() => expect(shown.studio.isBusy.value).toBe(false));
  }
  return shown;
}

describe('ready motions', () => {
  test('are put in by a press, taken out by another', async () => {
    showPage();
    await chip('Rippling water').click();
    await expect
      .element(prompt)
      .toHaveValue('the water is rippling gently, everything else stays still');
    await expect.element(chip('Rippling water')).toHaveAttribute('aria-pressed', 'true');
    await chip('Drifting clouds').click();
    await expect.element(prompt).toHaveValue('the clouds are drifting slowly to the left');
    await chip('Drifting clouds').click();
    await expect.element(prompt).toHaveValue('');
  });

  test('do not cost one’s own words', async () => {
    showPage();
    await prompt.fill('my flag flutters');
    await chip('Swaying trees').click();
    await earlier.click();
    await page.getByRole('button', { name: 'my flag flutters' }).click();
    await expect.element(prompt).toHaveValue('my flag flutters');
  });
});

test('the director writes the prompt, from the keyboard too', async () => {
  showPage();
  await page.getByText('Write it with me').click();
  await chip('Clouds').click();
  await chip('Calm').click();
  chip('Closer').element().focus();
  await userEvent.keyboard('{Enter}');
  await expect
    .element(prompt)
    .toHaveValue('the clouds are drifting gently, the camera is moving closer gently');
  await expect.element(chip('Closer')).toHaveAttribute('aria-pressed', 'true');
  await expect
    .element(
      page.getByRole('group', { name: 'Pace and mood' }).getByRole('button', { name: 'Calm' }),
    )
    .toHaveAttribute('aria-pressed', 'true');
  await chip('Clouds').click();
  await expect.element(prompt).toHaveValue('the camera is moving closer gently');
});

test('a camera that is pressed leads, whatever move was chosen before', async () => {
  const { studio } = showPage('?camera=pan-left');
  await page.getByText('Write it with me').click();
  await chip('Water').click();
  expect(studio.draft.draft.value.camera).toMatchObject({ preset: 'pan-left' });
  await chip('Closer').click();
  expect(studio.draft.draft.value.camera).toEqual({ kind: 'prompt' });
});

test('a hint waits until the hand rests, and goes as soon as it is heeded', async () => {
  showPage();
  await prompt.fill('a woman walking');
  await expect.element(hint).toHaveTextContent('Left empty');
  await expect.element(hint).toHaveTextContent('Nobody can walk, talk or turn here.');
  await expect.element(prompt).toHaveAccessibleDescription(/Nobody can walk/);
  await prompt.fill('her hair is blowing');
  await expect.element(hint).toHaveTextContent('Left empty');
});

test('an order is retold as it happens', async () => {
  showPage();
  await prompt.fill('make the water flow');
  await expect.element(hint).toHaveTextContent('Say it as it happens: “the water is flowing”.');
});

test('what the photo does not contain is told once the photo has been seen, and of it alone', async () => {
  const { studio } = showPage('?prompt=the+water+is+rippling');
  await studio.openFile(await paintPhoto('street.jpg'), 'street.jpg');
  await expect.element(hint).toHaveTextContent('Left empty');
  studio.show('live');
  await expect.element(hint).toHaveTextContent('The model found no water in this photo');
  await prompt.fill('the clouds are drifting');
  await expect.element(hint).toHaveTextContent('Left empty');
  await prompt.fill('the boat is rocking');
  await expect.element(hint).toHaveTextContent('no boat or vehicle in this photo');
  // Over the photo another crop is drawn, which nobody has seen.
  studio.show('photo');
  await expect.element(hint).toHaveTextContent('no boat or vehicle in this photo');
  studio.draft.chooseAspect('1:1');
  await expect.element(hint).toHaveTextContent('Left empty');
});

describe('the last prompts', () => {
  test('come back with ArrowUp at the beginning, and leave with ArrowDown', async () => {
    await showWithHistory('waves roll', 'trees sway');
    await prompt.fill('');
    await prompt.click();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(prompt).toHaveValue('trees sway');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(prompt).toHaveValue('waves roll');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(prompt).toHaveValue('waves roll');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(prompt).toHaveValue('');
  });

  test('stay away while the cursor is among words', async () => {
    await showWithHistory('waves roll');
    await prompt.fill('my own');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(prompt).toHaveValue('my own');
  });

  test('open as a list, which Escape closes', async () => {
    await showWithHistory('waves roll', 'trees sway');
    await earlier.click();
    await expect.element(earlier).toHaveAttribute('aria-expanded', 'true');
    const list = page.getByRole('list', { name: 'Earlier prompts' });
    await expect.element(list.getByRole('button').first()).toHaveTextContent('trees sway');
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Escape}');
    await expect.element(earlier).toHaveFocus();
    await expect.element(list).not.toBeInTheDocument();
  });

  test('are none at first', async () => {
    showPage();
    await expect.element(prompt).toBeVisible();
    await expect.element(earlier).not.toBeInTheDocument();
  });
});

describe('what was understood', () => {
  const understood = page.getByTestId('understood');
  const correction = page.getByTestId('correction');

  /** The photo live, its sky drifting to the left under a camera that moves in. */
  async function showUnderstood(): Promise<FakeStudio> {
    const shown = showPage();
    await shown.studio.openFile(await paintPhoto('lake.jpg'), 'lake.jpg');
    shown.studio.show('live');
    await expect.element(chip('Sky drifts left')).toBeVisible();
    return shown;
  }

  test('stands under the prompt while the photo moves, and not over the photo', async () => {
    const { studio } = await showUnderstood();
    await expect.element(chip('Camera pushes in')).toBeVisible();
    studio.show('photo');
    await expect.element(understood).not.toBeInTheDocument();
  });

  test('a region is sent another way by a press: an arrow where it lies, undone in one step', async () => {
    const { studio, previews } = await showUnderstood();
    await chip('Sky drifts left').click();
    await correction.getByRole('button', { name: 'up and right' }).click();
    const [arrow] = studio.draft.draft.value.arrows;
    if (!arrow) throw new Error('no arrow');
    expect(arrow.toX).toBeGreaterThan(arrow.fromX);
    expect(arrow.toY).toBeLessThan(arrow.fromY);
    await vi.waitFor(() => expect(previews.at(-1)?.settings.arrows).toEqual([arrow]), {
      timeout: 3000,
    });
    await correction.getByRole('button', { name: 'As the prompt says' }).click();
    expect(studio.draft.draft.value.arrows).toEqual([]);
    studio.draft.history.undo();
    expect(studio.draft.draft.value.arrows).toEqual([arrow]);
  });

  test('a region and the camera are kept still, and given back to the prompt', async () => {
    const { studio } = await showUnderstood();
    await chip('Sky drifts left').click();
    await correction.getByRole('button', { name: 'Keep still' }).click();
    await expect.element(chip('Sky kept still')).toHaveAttribute('aria-expanded', 'true');
    expect(studio.draft.draft.value.regionStrengths).toEqual({ sky: 0 });
    await correction.getByRole('button', { name: 'Keep still' }).click();
    await expect.element(chip('Sky drifts left')).toBeVisible();

    await chip('Camera pushes in').click();
    await correction.getByRole('button', { name: 'Keep still' }).click();
    await expect.element(chip('Camera kept still')).toBeVisible();
    expect(studio.draft.draft.value.camera).toMatchObject({ preset: 'static' });
    await correction.getByRole('button', { name: 'As the prompt says' }).click();
    expect(studio.draft.draft.value.camera).toEqual({ kind: 'prompt' });
  });
});
