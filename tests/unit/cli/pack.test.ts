import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, open, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandError } from '../../../src/cli/command-error';
import { runPack, type PackOutcome } from '../../../src/cli/pack/run-pack';
import { CHUNK_BYTES } from '../../../workers/storage/pack-manifest';

const TINY = 'tests/fixtures/packs/motion-field-tiny';
const NAMES = '--id tiny --family motion-field --version 2.0.0 --licence CC0-1.0'.split(' ');

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enliven-pack-'));
  await cp(TINY, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** What is refused is told on standard error. */
async function pack(...args: readonly string[]): Promise<PackOutcome & { errors: string }> {
  try {
    return { ...(await runPack(args)), errors: '' };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { exitCode: 1, output: '', errors: error.message };
  }
}

async function readManifest(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, 'pack.json'), 'utf8'));
}

async function flipByte(path: string, at: number): Promise<void> {
  const file = await open(join(folder, path), 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  await file.write(Buffer.from([byte.readUInt8(0) ^ 1]), 0, 1, at);
  await file.close();
}

describe('build', () => {
  test('writes the manifest that the training’s export wrote, under the names given', async () => {
    const before = await readManifest();
    const built = await pack('build', folder, ...NAMES, '--needs', '{"shaderF16":false}');
    expect(built).toMatchObject({ exitCode: 0, errors: '' });
    expect(built.output).toContain('Every chunk is as the manifest says.');
    const { files, parts, config, ...head } = await readManifest();
    expect(head).toEqual({
      format: 1,
      family: 'motion-field',
      id: 'tiny',
      version: '2.0.0',
      licence: 'CC0-1.0',
      needs: { shaderF16: false },
    });
    expect(config).toEqual(before['config']);
    expect(parts).toEqual(before['parts']);
    expect(files).toHaveLength(12);
    expect(files).toEqual(expect.arrayContaining([before['files']].flat()));
  });

  test('cuts what is larger into chunks of 16 MiB', async () => {
    await appendFile(join(folder, 'denoiser.weights.bin'), Buffer.alloc(CHUNK_BYTES, 7));
    expect((await pack('build', folder, ...NAMES)).output).toContain('12, in 13 chunks');
    await flipByte('denoiser.weights.bin', CHUNK_BYTES + 5);
    const verified = await pack('verify', folder);
    expect(verified.exitCode).toBe(1);
    expect(verified.output).toContain(
      `denoiser.weights.bin: chunk 1, from byte ${CHUNK_BYTES} on, has another SHA-256`,
    );
  });

  test.each([
    ['a family that nobody knows', ['--family', 'pixels'], 'of the family "pixels"'],
    ['an id that is a path', ['--id', '../x'], 'id should be a name'],
    ['needs that are none', ['--needs', '{"shaderF16":3}'], 'needs.shaderF16 should be true or'],
    ['needs that are no JSON', ['--needs', 'f16'], '--needs is no JSON'],
  ])('refuses %s and leaves the manifest as it was', async (_, change, words) => {
    const before = await readManifest();
    const refused = await pack('build', folder, ...NAMES, ...change);
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain(words);
    expect(await readManifest()).toEqual(before);
  });

  test('says which file of a part, and which part of a family is missing', async () => {
    await unlink(join(folder, 'denoiser.f16.onnx'));
    expect((await pack('build', folder, ...NAMES)).errors).toContain('no denoiser.f16.onnx');
    await unlink(join(folder, 'denoiser.f32.onnx'));
    await unlink(join(folder, 'denoiser.weights.bin'));
    expect((await pack('build', folder, ...NAMES)).errors).toContain('no part called "denoiser"');
  });
});

describe('verify', () => {
  test('finds a flipped byte and names file and chunk', async () => {
    expect((await pack('verify', folder)).exitCode).toBe(0);
    await flipByte('text-encoder.weights.bin', 1000);
    const verified = await pack('verify', folder);
    expect(verified.exitCode).toBe(1);
    expect(verified.output).toContain('text-encoder.weights.bin: chunk 0, from byte 0 on');
    expect(verified.output.match(/wrong/g)).toHaveLength(1);
  });

  test('finds what is missing, too long and not part of it', async () => {
    await unlink(join(folder, 'denoiser.f16.onnx'));
    await appendFile(join(folder, 'denoiser.f32.onnx'), 'x');
    await writeFile(join(folder, 'NOTICE.md'), 'notice');
    const { output } = await pack('verify', folder);
    expect(output).toContain('denoiser.f16.onnx is missing.');
    expect(output).toMatch(/denoiser.f32.onnx has \d+ bytes, not \d+\./);
    expect(output).toContain('not part of the pack: NOTICE.md');
  });

  test('refuses a manifest as the app would', async () => {
    await writeFile(join(folder, 'pack.json'), JSON.stringify({ format: 2 }));
    expect((await pack('verify', folder)).errors).toContain('has format 2');
    await writeFile(join(folder, 'pack.json'), '{');
    expect((await pack('verify', folder)).errors).toContain('pack.json cannot be read');
  });
});

test.each([
  [['verify'], 'Name the folder'],
  [['sell', 'x'], 'it is verify or build'],
  [['verify', 'a', 'b'], 'one too many'],
  [['build', 'x', '--id', 'x'], 'build needs --family'],
  [['build', 'x', '--colour', 'x'], '--colour'],
])('%j is answered in words', async (args, words) => {
  const { exitCode, errors } = await pack(...args);
  expect(exitCode).toBe(1);
  expect(errors).toContain(words);
});

test('the command itself needs nothing but Node', async () => {
  await unlink(join(folder, 'pack.json'));
  const tsx = join(process.cwd(), 'node_modules/tsx/dist/cli.mjs');
  const errors = await new Promise((resolve) => {
    const command = [tsx, 'src/cli/pack.ts', 'verify', folder];
    execFile(process.execPath, command, (error, _output, text) => resolve([error?.code, text]));
  });
  expect(errors).toEqual([1, expect.stringContaining('pack.json cannot be read')]);
});
