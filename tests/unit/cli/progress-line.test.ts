import { expect, test } from 'vitest';
import { createProgressLine, type LineTarget } from '../../../src/cli/progress-line';

function target(isTTY: boolean): { readonly written: string[]; readonly stream: LineTarget } {
  const written: string[] = [];
  const write = (text: string): boolean => written.push(text) > 0;
  return { written, stream: { isTTY, columns: 60, write } };
}

test('on a terminal one line is written over, no wider than the terminal', () => {
  const { written, stream } = target(true);
  const line = createProgressLine(stream);
  line.show('denoise', 0.5);
  line.show(`a stage with ${'a very '.repeat(20)} long name`, 2);
  line.end();
  line.end();
  expect(written).toHaveLength(3);
  expect(written[0]).toBe(`\r\x1b[2K${'█'.repeat(14)}${'░'.repeat(14)}  50 % denoise`);
  expect(written[1]).toContain('100 %');
  expect(written[1]?.length).toBeLessThanOrEqual('\r\x1b[2K'.length + 59);
  expect(written[2]).toBe('\n');
});

const STAGES = ['render', 'encode'];

test('in a log there is a line for each stage, for each tenth, and for the end', () => {
  const { written, stream } = target(false);
  const line = createProgressLine(stream);
  for (let percent = 0; percent <= 100; percent += 1) {
    line.show(percent < 55 ? 'denoise' : (STAGES[percent % 2] ?? ''), percent / 100);
  }
  line.end();
  expect(written.length).toBeGreaterThanOrEqual(10);
  expect(written.length).toBeLessThanOrEqual(14);
  expect(written[0]).toBe('  0 % denoise\n'.padStart(14));
  expect(written).toContain(' 55 % encode\n'.padStart(13));
  expect(written.at(-1)).toBe('100 % render\n');
});
