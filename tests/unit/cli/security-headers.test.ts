import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE_POLICY, SECURITY_HEADERS } from '../../../src/cli/build/security-headers';

/** Headers by path, as static hosts read them. */
function hostHeaders(): Record<string, Record<string, string>> {
  const blocks = readFileSync('public/_headers', 'utf8').trimEnd().split('\n\n');
  const entries = blocks.map((block) => {
    const [path, ...lines] = block.split('\n');
    const headers = lines.map((line) => /^ {2}([^:]+): (.*)$/.exec(line)?.slice(1) ?? []);
    return [path, Object.fromEntries(headers)];
  });
  return Object.fromEntries(entries);
}

test('the headers for static hosts are those of the preview server', () => {
  expect(hostHeaders()['/*']).toEqual(SECURITY_HEADERS);
});

test('what has its digest in its name is kept for ever, and nothing else', () => {
  const { '/*': _, ...others } = hostHeaders();
  const kept = { 'Cache-Control': 'public, max-age=31536000, immutable' };
  expect(others).toEqual({ '/assets/*': kept });
});

test.each([PAGE_POLICY, SECURITY_HEADERS['Content-Security-Policy']])(
  'neither policy lets in what is written into the page',
  (policy) => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/'unsafe-(inline|eval)'| \*/);
  },
);

test('the page itself connects to its own origin alone', () => {
  expect(/connect-src ([^;]*)/.exec(PAGE_POLICY)?.[1]).toBe("'self' blob: data:");
});
