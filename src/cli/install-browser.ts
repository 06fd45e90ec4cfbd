import { ensureChromium } from './ensure-chromium';

console.log(`Chromium: ${await ensureChromium((message) => console.error(message))}`);
