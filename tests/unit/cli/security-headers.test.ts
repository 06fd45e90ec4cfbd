import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE_POLICY, SECURITY_HEADERS } from '../../../src/cli/build/security-headers';

test('the headers for static hosts are those of the preview server', () => {
  const [path, ...lines] = readFileSync('public/_headers', 'utf8').trimEnd().split('\n');
  expect(path).toBe('/*');
  const headers = lines.map((line) => /^ {2}([^:]+): (.*)$/.exec(line)?.slice(1) ?? []);
  expect(Object.fromEntries(headers)).toEqual(SECURITY_HEADERS);
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
