import { readFileSync, writeFileSync } from 'node:fs';
import { startVitest, type TestModule } from 'vitest/node';

const PATH = 'docs/faults.md';
const BEGIN = '<!-- made by npm run faults: begin -->';
const END = '<!-- made by npm run faults: end -->';

/** Writes the faults that the tests have injected into docs/faults.md, and which of them held. */
function writeTable(modules: readonly TestModule[]): void {
  const tests = inOrder(modules).flatMap((module) => [...module.children.allTests()]);
  const rows = tests.flatMap((test) => {
    const { fault } = test.meta();
    const held = test.result().state === 'passed' ? 'yes' : '**no**';
    return fault ? [`| ${fault.injected} | ${fault.outcome} | ${held} |`] : [];
  });
  const table = ['| injected | what follows | held |', '| --- | --- | --- |', ...rows].join('\n');
  const page = readFileSync(PATH, 'utf8');
  const [before = ''] = page.split(BEGIN);
  const [, after = ''] = page.split(END);
  writeFileSync(PATH, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
}

/** They run in any order. */
function inOrder(modules: readonly TestModule[]): readonly TestModule[] {
  return modules.toSorted((one, other) => one.moduleId.localeCompare(other.moduleId));
}

const vitest = await startVitest('test', ['tests/e2e/faults'], {
  project: 'e2e',
  run: true,
  reporters: ['default', { onTestRunEnd: writeTable }],
});
await vitest.close();
