import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeClip } from '../../src/cli/drive-page';
import { openApp } from './open-app';

interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enliven-animate-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the command line makes the clip that it was asked for, and says what it made', async () => {
  const video = join(folder, 'new folder/clip.mp4');
  const settings =
    '--pack tests/fixtures/packs/motion-field-tiny --seconds 1 --size 192x128 --fps 12 ' +
    '--seed 7 --working 256 --steps 1 --camera push-in';
  const outcome = await animate('tests/fixtures/photos/plain.jpg', video, ...settings.split(' '));
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.output).toContain('192x128, 12 frames at 12 fps, 1 s, H.264');
  expect(outcome.output).toMatch(/seed +7\n/);
  expect(outcome.errors).toContain('100 % done');

  const source = new BufferSource(await readFile(video));
  const input = new Input({ formats: ALL_FORMATS, source });
  const track = await input.getPrimaryVideoTrack();
  expect(track).toMatchObject({ displayWidth: 192, displayHeight: 128 });
  expect((await track?.computePacketStats())?.packetCount).toBe(12);
  expect(await input.computeDuration()).toBeCloseTo(1, 5);
});

test("a photo that is none is told in the page's words, and no video is left behind", async () => {
  const video = join(folder, 'none.mp4');
  const outcome = await animate('tests/fixtures/photos/make-photos.py', video);
  expect(outcome.exitCode).toBe(1);
  expect(outcome.errors).toContain('photo-unreadable');
  await expect(stat(video)).rejects.toThrow('ENOENT');
});

test('settings that the page wants changed are told in its words, instead of waited for', async () => {
  const errand = {
    address: `${inject('appUrl')}?container=gif&fps=60&keep=0`,
    photoPath: 'tests/fixtures/photos/plain.jpg',
    videoPath: join(folder, 'too-fast.gif'),
    onProgress: () => {},
    signal: new AbortController().signal,
  };
  const made = makeClip(await openApp(), errand);
  await expect(made).rejects.toThrow('A GIF shows at most 50 frames a second.');
});

function animate(...args: readonly string[]): Promise<Outcome> {
  const tsx = join(process.cwd(), 'node_modules/tsx/dist/cli.mjs');
  return new Promise((resolve) => {
    const command = [tsx, 'src/cli/animate.ts', ...args];
    execFile(process.execPath, command, (error, output, errors) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), output, errors });
    });
  });
}
