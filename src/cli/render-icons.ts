import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium';
import { projectFolder } from './project-folder';

/** Files that are rendered from `enliven.svg`. A maskable icon reaches into the corners. */
const icons = [
  { file: 'enliven-192.png', sidePixels: 192, isMaskable: false },
  { file: 'enliven-512.png', sidePixels: 512, isMaskable: false },
  { file: 'enliven-maskable-512.png', sidePixels: 512, isMaskable: true },
] as const;

const folder = join(projectFolder, 'public/icons');
/** The drawing keeps to the circle of 80 % that every mask leaves (W3C manifest, icon masks). */
const maskableScale = 0.78;
const ground = '#c63a0f';

async function renderIcon(page: Page, drawing: string, icon: (typeof icons)[number]) {
  const { file, sidePixels, isMaskable } = icon;
  const side = Math.round(sidePixels * (isMaskable ? maskableScale : 1));
  await page.setViewportSize({ width: sidePixels, height: sidePixels });
  const background = isMaskable ? ground : 'transparent';
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${background}">
       <div style="width:${side}px;height:${side}px">${drawing}</div>`,
  );
  await writeFile(join(folder, file), await page.screenshot({ omitBackground: true }));
}

const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  const drawing = await readFile(join(folder, 'enliven.svg'), 'utf8');
  for (const icon of icons) await renderIcon(page, drawing, icon);
} finally {
  await browser.close();
}
