import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const BUDGET_BYTES = 150_000;

test('the page begins with at most 150 kB of JavaScript, compressed', async () => {
  const page = await readFile('dist/index.html', 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)];
  const files = await withImports(named.flatMap(([, path]) => path ?? []));
  const sizes = await Promise.all(
    files.map(async (path) => gzipSync(await readFile(join('dist', path))).length),
  );
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThanOrEqual(BUDGET_BYTES);
});

/** The files and all that they import at once; what is imported later begins with `import(`. */
async function withImports(entries: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  const rest = [...entries];
  for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const code = await readFile(join('dist', path), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      rest.push(`assets/${name}`);
    }
  }
  return [...found];
}
