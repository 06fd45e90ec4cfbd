import { createServer } from 'vite';
import { launchChromium } from '../../src/cli/launch-chromium';
import { projectFolder } from '../../src/cli/project-folder';

export interface EncodeErrand {
  readonly executablePath: string;
  readonly clipPath: string;
  readonly framesPerSecond: number;
}

/**
 * Time in milliseconds of encoding the frames of a clip and doing nothing else, in the browser
 * that made it. The page of this measurement comes from Vite's dev server: it is not of the app.
 */
export async function measureEncodeAlone(errand: EncodeErrand): Promise<number> {
  const server = await createServer({
    root: projectFolder,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
  });
  try {
    await server.listen();
    const address = server.httpServer?.address();
    if (address === null || typeof address !== 'object') throw new Error('The server has no port.');
    const { executablePath, clipPath, framesPerSecond } = errand;
    const port = address.port;
    const browser = await launchChromium({ executablePath, port, isHeaded: false });
    try {
      const { page, appUrl } = browser;
      await page.goto(`${appUrl}tests/bench/encode-alone.html?fps=${framesPerSecond}`);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
      await page.getByTestId('clip-input').setInputFiles(clipPath);
      const done = page.locator('html[data-encode-ms], html[data-failure]');
      await done.waitFor({ state: 'attached', timeout: 0 });
      const failure = await done.getAttribute('data-failure');
      if (failure !== null) throw new Error(failure);
      return Number(await done.getAttribute('data-encode-ms'));
    } finally {
      await browser.dispose();
    }
  } finally {
    await server.close();
  }
}
