import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * The layers of the house are lint rules; here every one of them has to bite. Files that break
 * them are planted in a temporary tree under the project's own oxlint config.
 */
const FORBIDDEN: readonly (readonly [file: string, specifier: string, rule: string])[] = [
  ['src/ui/a.tsx', '../client/studio-client', 'ui may not know client'],
  ['src/ui/b.tsx', '../../models/catalog', 'ui may not know models'],
  ['src/ui/c.tsx', '../../workers/studio-error', 'the page knows the worker by src/contract'],
  ['src/ui/player/d.tsx', '../../cli/find-chromium', 'the command line drives the page'],
  ['src/ui/e.tsx', '../main', 'src/main.tsx is the composition root'],
  ['src/ui/f.tsx', 'node:fs', 'runs in a browser'],
  ['src/app/a.ts', '../ui/page', 'app may not know ui'],
  ['src/app/photo/b.ts', '../../ui/page', 'app may not know ui'],
  ['src/app/c.ts', 'preact', 'app holds no JSX'],
  ['src/app/d.ts', 'preact/hooks', 'app holds no JSX'],
  ['src/app/e.ts', '../../workers/studio', 'the page knows the worker by src/contract'],
  ['src/app/f.ts', 'node:path', 'runs in a browser'],
  ['src/client/a.ts', '../app/studio', 'client may not know app'],
  ['src/client/b.ts', '../ui/page', 'client may not know ui'],
  ['src/client/c.ts', '../../models/catalog', 'client may not know models'],
  ['src/client/d.ts', '../../workers/studio-error', 'the page knows the worker by src/contract'],
  ['src/client/e.ts', '@preact/signals', 'client knows no view'],
  ['src/contract/a.ts', 'comlink', 'contract imports nothing but itself'],
  ['src/contract/b.ts', '../client/deferred', 'contract imports nothing but itself'],
  ['src/contract/c.ts', './deep/../../app/crop', 'contract imports nothing but itself'],
  ['src/main.tsx', '../workers/studio', 'the page knows the worker by src/contract'],
  ['src/cli/a.ts', '../app/crop', 'cli may not know app'],
  ['src/cli/b.ts', '../ui/page', 'cli may not know ui'],
  ['src/cli/c.ts', '../client/deferred', 'cli may not know client'],
  ['src/cli/d.ts', '../../workers/studio', 'of the worker cli knows what reads'],
  [
    'src/cli/pack/e.ts',
    '../../../workers/storage/pack-store',
    'of the worker cli knows what reads',
  ],
  [
    'src/cli/pack/f.ts',
    '../../../workers/families/open-model',
    'of the worker cli knows what reads',
  ],
  ['workers/studio.worker.ts', '../src/client/deferred', 'the worker knows the page by'],
  ['workers/studio.ts', '../src/app/crop', 'the worker knows the page by'],
  ['workers/pipeline/a.ts', '../../src/ui/page', 'the worker knows the page by'],
  ['workers/pipeline/b.ts', '../families/motion-field/tokenizer', 'no family by name'],
  ['workers/pipeline/c.ts', '../studio.worker', 'workers/studio is the composition root'],
  ['workers/pipeline/d.ts', '../studio', 'workers/studio is the composition root'],
  ['workers/families/a.ts', '../pipeline/session', 'families may not know pipeline'],
  ['workers/families/x/b.ts', '../../pipeline/session', 'families may not know pipeline'],
  ['workers/families/x/c.ts', '../../../src/main', 'the worker knows the page by'],
  ['workers/runtime/a.ts', '../storage/open-pack', 'runtime may not know storage'],
  ['workers/runtime/b.ts', '../families/video-model', 'runtime may not know families'],
  ['workers/runtime/c.ts', '../pipeline/session', 'runtime may not know pipeline'],
  ['workers/runtime/d.ts', '../../src/cli/find-chromium', 'the worker knows the page by'],
  ['workers/storage/a.ts', '../runtime/network', 'storage may not know runtime'],
  ['workers/storage/b.ts', '../families/video-model', 'storage may not know families'],
  ['workers/storage/c.ts', '../pipeline/session', 'storage may not know pipeline'],
  ['workers/storage/d.ts', 'node:fs', 'runs in a browser'],
  ['workers/offline/a.ts', '../storage/open-pack', 'offline imports nothing but itself'],
  ['workers/offline/b.ts', 'idb-keyval', 'offline imports nothing but itself'],
];

const ALLOWED: readonly (readonly [file: string, specifier: string])[] = [
  ['src/ui/ok-a.tsx', '../app/crop'],
  ['src/ui/ok-b.tsx', '../contract/result'],
  ['src/ui/ok-c.tsx', 'preact/hooks'],
  ['src/app/ok-a.ts', '../client/studio-client'],
  ['src/app/ok-b.ts', '../contract/clip'],
  ['src/app/ok-c.ts', '../../models/catalog'],
  ['src/app/ok-d.ts', '@preact/signals'],
  ['src/client/ok-a.ts', '../contract/result'],
  ['src/client/ok-b.ts', 'comlink'],
  ['src/contract/ok-a.ts', './result'],
  ['src/cli/ok-a.ts', '../contract/clip'],
  ['src/cli/ok-b.ts', 'node:fs'],
  ['src/cli/pack/ok-c.ts', '../../../workers/storage/pack-manifest'],
  ['src/cli/pack/ok-d.ts', '../../../workers/families/check-family'],
  ['workers/ok-a.ts', './pipeline/session'],
  ['workers/ok-b.ts', './studio'],
  ['workers/pipeline/ok-a.ts', '../families/video-model'],
  ['workers/pipeline/ok-b.ts', '../../src/contract/clip'],
  ['workers/pipeline/ok-c.ts', '../runtime/gpu-device'],
  ['workers/families/x/ok-a.ts', '../../runtime/network'],
  ['workers/families/x/ok-b.ts', '../../storage/open-pack'],
  ['workers/families/x/ok-c.ts', '../../studio-error'],
  ['workers/runtime/ok-a.ts', '../studio-error'],
  ['workers/runtime/ok-b.ts', '../offline/keep-runtime'],
  ['workers/offline/ok-a.ts', './app-caches'],
  ['workers/storage/ok-a.ts', '../../src/contract/progress'],
];

/** Every way to import; `@` stands for the specifier. */
const FORMS = [
  `import { a } from '@';\nexport const b: unknown = a;\n`,
  `import type { a } from '@';\nexport type B = a;\n`,
  `export { a } from '@';\n`,
  `export const load = (): Promise<unknown> => import('@');\n`,
];

let tree = '';
let findings: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'enliven-layers-'));
  // A house of its own for each form: a file such as src/main.tsx can hold one import only.
  for (const [form, code] of FORMS.entries()) {
    await plant(`${form}/.oxlintrc.json`, await readFile('.oxlintrc.json', 'utf8'));
    for (const [file, specifier] of [...FORBIDDEN, ...ALLOWED]) {
      await plant(`${form}/${file}`, code.replace('@', specifier));
    }
  }
  await plant(
    '0/workers/runtime/cycle-a.ts',
    `import { b } from './cycle-b';\nexport const a = b;\n`,
  );
  await plant(
    '0/workers/runtime/cycle-b.ts',
    `import { a } from './cycle-a';\nexport const b = a;\n`,
  );
  await plant('0/workers/runtime/any.ts', `export const anything = (value: any) => value;\n`);
  findings = await lint(tree);
});

afterAll(() => rm(tree, { recursive: true, force: true }));

test.each(FORBIDDEN)('%s may not import %s', (file, _specifier, rule) => {
  for (const form of FORMS.keys()) {
    const found = findings.get(`${form}/${file}`) ?? [];
    expect(found.join('\n'), FORMS[form]).toContain(`layer: `);
    expect(found.join('\n'), FORMS[form]).toContain(rule);
  }
});

test.each(ALLOWED)('%s may import %s', (file) => {
  for (const form of FORMS.keys()) expect(findings.get(`${form}/${file}`)).toBeUndefined();
});

test('files that import each other in a circle are found', () => {
  expect(findings.get('0/workers/runtime/cycle-a.ts')?.join('\n')).toContain('no-cycle');
});

test('any is found', () => {
  expect(findings.get('0/workers/runtime/any.ts')?.join('\n')).toContain('no-explicit-any');
});

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, file)), { recursive: true });
  await writeFile(join(tree, file), text);
}

/** Findings of the project's oxlint by file, each as `rule: help`. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const output = await new Promise<string>((resolve) => {
    const oxlint = join(process.cwd(), 'node_modules/oxlint/bin/oxlint');
    const options = { cwd: folder, maxBuffer: 64 * 2 ** 20 };
    // The exit code is 1 by design; the findings tell whether it ran at all.
    execFile(process.execPath, [oxlint, '-f', 'json'], options, (_error, stdout) => {
      resolve(stdout);
    });
  });
  const byFile = new Map<string, string[]>();
  for (const { filename, code, help } of parseDiagnostics(output)) {
    byFile.set(filename, [...(byFile.get(filename) ?? []), `${code}: ${help}`]);
  }
  return byFile;
}

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
  readonly help: string;
}

function parseDiagnostics(json: string): readonly Diagnostic[] {
  const report: unknown = JSON.parse(json);
  if (typeof report !== 'object' || report === null || !('diagnostics' in report)) return [];
  return Array.isArray(report.diagnostics) ? report.diagnostics.filter(isDiagnostic) : [];
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return (
    typeof value === 'object' &&
    value !== null &&
    'filename' in value &&
    typeof value.filename === 'string' &&
    'code' in value &&
    typeof value.code === 'string' &&
    'help' in value
  );
}
