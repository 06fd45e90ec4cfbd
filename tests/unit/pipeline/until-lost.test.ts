import { expect, test } from 'vitest';
import { createUntilLost } from '../../../workers/pipeline/until-lost';
import { StudioError } from '../../../workers/studio-error';

const loss = new StudioError('gpu-lost', 'The graphics device stopped working.', 'retry');
const never = new Promise<never>(() => {});

test('a task gives what it gives', async () => {
  const untilLost = createUntilLost(never);
  await expect(untilLost(Promise.resolve(3))).resolves.toBe(3);
  await expect(untilLost(Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('a loss fails every task that is under way, and every later one', async () => {
  let lose: (error: StudioError) => void = () => {};
  const untilLost = createUntilLost(new Promise((resolve) => (lose = resolve)));
  const tasks = [untilLost(never), untilLost(never)];
  lose(loss);
  for (const task of tasks) await expect(task).rejects.toBe(loss);
  await expect(untilLost(never)).rejects.toBe(loss);
});
