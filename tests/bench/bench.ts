import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  animateHelp,
  parseAnimateOptions,
  type AnimateOptions,
} from '../../src/cli/animate-options';
import { animatePhoto } from '../../src/cli/animate-photo';
import type { ClipReport } from '../../src/cli/clip-report';
import { CommandError } from '../../src/cli/command-error';
import { ensureChromium } from '../../src/cli/ensure-chromium';
import { createProgressLine } from '../../src/cli/progress-line';
import { projectFolder } from '../../src/cli/project-folder';
import { measureEncodeAlone } from './measure-encode-alone';
import { measureLive, type LiveFigures } from './measure-live';
import { type LongTasks, watchLongTasks } from './watch-long-tasks';

const PHOTO = join(projectFolder, 'public/samples/lake.jpg');
const CLIP = join(projectFolder, '.cache/bench/clip.mp4');
const PROMPT = 'clouds drift to the left, the water ripples';
const SHIPPED_PACK = join(projectFolder, 'models/motion-field/pack/pack.json');
/** A wide clip, and one in the photo's own shape. */
const LIVE_SIZES = ['1280x720', 'photo'];
const TINY_PACK = join(projectFolder, 'tests/fixtures/packs/motion-field-tiny');

try {
  const [first = '', ...rest] = process.argv.slice(2);
  const [photo, args] = /^$|^-/.test(first) ? [PHOTO, process.argv.slice(2)] : [first, rest];
  const defaults = [photo, CLIP, '--seed', '1', '--prompt', PROMPT];
  const pack = existsSync(SHIPPED_PACK) ? [] : ['--pack', TINY_PACK];
  // An option that is given twice counts as it was given last.
  const command = parseAnimateOptions([...defaults, ...pack, ...args]);
  if (command.kind === 'help')
    console.log(`npm run bench -- [PHOTO] [options] takes what animate takes:\n${animateHelp()}`);
  else await bench(command.options);
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof CommandError ? error.message : error);
}

/** The first clip fetches and stores the pack; the second is the one that is measured. */
async function bench(options: AnimateOptions): Promise<void> {
  await makeClip({ ...options, settings: { ...options.settings, seconds: '1', size: '320x180' } });
  const { clip, longTasks } = await makeClip(options);
  const encodeAloneMs = await measureEncodeAlone({
    executablePath: await ensureChromium(() => {}),
    clipPath: options.videoPath,
    framesPerSecond: clip.record.settings.framesPerSecond,
  });
  console.log(table(clip, encodeAloneMs, longTasks.longestMs()));
  for (const figures of await measureLive(options, LIVE_SIZES)) console.log(liveTable(figures));
}

async function makeClip(
  options: AnimateOptions,
): Promise<{ readonly clip: ClipReport; readonly longTasks: LongTasks }> {
  const line = createProgressLine(process.stderr);
  let longTasks: LongTasks = { longestMs: () => 0 };
  try {
    const clip = await animatePhoto(options, {
      say: (message) => console.error(message),
      onProgress: line.show,
      signal: new AbortController().signal,
      onPage: async (page) => {
        longTasks = await watchLongTasks(page);
      },
    });
    return { clip, longTasks };
  } finally {
    line.end();
  }
}

function table(
  { timings, device, frameCount, ...clip }: ClipReport,
  encodeAloneMs: number,
  longestTaskMs: number,
): string {
  const renderAndEncodeMs = timings.renderMs + timings.encodeVideoMs;
  const rows: [string, string][] = [
    ['load the model', seconds(timings.loadMs)],
    ['encode the photo', seconds(timings.encodeImageMs)],
    ['encode the prompt', seconds(timings.encodePromptMs)],
    ['denoise', seconds(timings.denoiseMs)],
    ['decode the motion', seconds(timings.decodeMotionMs)],
    ['render', seconds(timings.renderMs)],
    ['encode the video', seconds(timings.encodeVideoMs)],
    ['total', seconds(timings.totalMs)],
    [
      'render + encode',
      `${seconds(renderAndEncodeMs)}, ${perFrame(renderAndEncodeMs, frameCount)}`,
    ],
    ['the same frames, encoded alone', seconds(encodeAloneMs)],
    ['ratio of the two', (renderAndEncodeMs / encodeAloneMs).toFixed(2)],
    ['longest task of the page', longestTaskMs === 0 ? 'under 50 ms' : `${longestTaskMs} ms`],
  ];
  const title =
    `${clip.widthPixels}x${clip.heightPixels}, ${frameCount} frames, ${clip.codec}; ${clip.pack.id} ` +
    `${clip.pack.version}; ${device.adapter}, networks on ${device.networkBackend} in ${device.precision}`;
  return lines(title, rows);
}

function liveTable({ size, framesPerSecond, untilMovingMs, reviewMs }: LiveFigures): string {
  return lines(`live at ${size}`, [
    ['plays at', `${framesPerSecond.toFixed(1)} frames a second`],
    ['from the photo to seeing it move', seconds(untilMovingMs)],
    ['review', seconds(reviewMs)],
  ]);
}

function lines(title: string, rows: readonly [string, string][]): string {
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(36)}${value}`)].join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function perFrame(milliseconds: number, frameCount: number): string {
  return `${(milliseconds / frameCount).toFixed(0)} ms a frame`;
}
