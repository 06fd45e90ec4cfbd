import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuilt } from './ensure-built';
import { ensureChromium } from './ensure-chromium';
import { launchChromium } from './launch-chromium';
import { projectFolder } from './project-folder';
import { serveApp } from './serve-app';

/** The pictures of README.md and of the model card, taken of the app as it is. */
const FOLDER = join(projectFolder, 'docs/images');
const JPEG = { type: 'jpeg', quality: 86 } as const;
const LIVE_TIMEOUT_MS = 120_000;

/** Opens a sample photo in the app and has it play on the stage. */
async function showLive(page: Page, address: string, sample: string): Promise<void> {
  await page.goto(address);
  const photo = join(projectFolder, 'public/samples', sample);
  await page.getByTestId('photo-input').setInputFiles(photo);
  await page.getByRole('radio', { name: 'Live' }).check();
  const live = page.locator('[data-testid=live][data-live=live]');
  await live.waitFor({ timeout: LIVE_TIMEOUT_MS });
}

/** Stops at a frame of the 30 a second that a preview has. */
async function seek(page: Page, frame: number): Promise<void> {
  await page.getByRole('slider', { name: 'Place in the clip' }).fill(String(frame));
  await page.waitForTimeout(1500);
}

/** Four moments of a clip, two by two. */
async function takeClipSheet(page: Page, frames: readonly number[]): Promise<Buffer> {
  const pictures: string[] = [];
  for (const frame of frames) {
    await seek(page, frame);
    const taken = await page.getByRole('img', { name: 'The photo, moving' }).screenshot();
    pictures.push(`<img src="data:image/png;base64,${taken.toString('base64')}">`);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  // The app's own page would refuse the styles of the sheet.
  await page.goto('about:blank');
  await page.setContent(
    `<style>body{margin:0;display:grid;grid-template:1fr 1fr/1fr 1fr;gap:4px;height:100vh}
     img{width:100%;height:100%;object-fit:cover}</style>${pictures.join('')}`,
  );
  return page.screenshot(JPEG);
}

type Place = readonly [number, number];

/** The lake's ridge, in shares of the picture. */
const RIDGE: readonly Place[] = [
  [0.42, 0.36],
  [0.52, 0.27],
  [0.68, 0.23],
  [0.86, 0.3],
  [0.99, 0.33],
];

/** Keeps still what lies under the line, with the brush in hand. */
async function freeze(page: Page, line: readonly Place[]): Promise<void> {
  await page.getByRole('radio', { name: 'Keep still' }).check();
  const box = await page.getByTestId('mask-layer').boundingBox();
  if (!box) throw new Error('There is no mask to paint on.');
  for (const [index, [x, y]] of line.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 });
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.waitForTimeout(3000);
}

const executablePath = await ensureChromium(console.error);
await ensureBuilt();
await mkdir(FOLDER, { recursive: true });
const server = await serveApp();
try {
  const browser = await launchChromium({ executablePath, port: server.port, isHeaded: false });
  try {
    const { page, appUrl } = browser;
    const lake =
      'keep=0&prompt=clouds+drift+to+the+left,+the+water+ripples&seed=1&loop=0&size=1280x720';
    await page.setViewportSize({ width: 1280, height: 800 });
    await showLive(page, `${appUrl}?${lake}`, 'lake.jpg');
    await freeze(page, RIDGE);
    await writeFile(join(FOLDER, 'studio.jpg'), await page.screenshot(JPEG));
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('radio', { name: 'No brush' }).check();
    await page.waitForTimeout(3000);
    await writeFile(join(FOLDER, 'lake-clip.jpg'), await takeClipSheet(page, [0, 30, 60, 90]));
    const hair = 'keep=0&prompt=her+hair+and+the+leaves+move+in+the+wind&camera=push-in';
    await page.setViewportSize({ width: 1280, height: 800 });
    await showLive(page, `${appUrl}?${hair}&seed=1&loop=0&size=1280x720`, 'portrait.jpg');
    const portrait = await takeClipSheet(page, [0, 30, 60, 90]);
    await writeFile(join(FOLDER, 'portrait-clip.jpg'), portrait);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    await showLive(page, `${appUrl}?${hair}`, 'portrait.jpg');
    await writeFile(join(FOLDER, 'phone.jpg'), await page.screenshot(JPEG));
    // The page remembers; `npm run animate` shares its profile and wants no preview.
    await page.getByRole('radio', { name: 'Photo' }).check();
  } finally {
    await browser.dispose();
  }
} finally {
  await server.dispose();
}
