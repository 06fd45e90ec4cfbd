import { render } from 'preact';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { noProgress } from '../../../src/app/job/job-progress';
import { JobStages } from '../../../src/ui/job/job-stages';

test('a download that stands still is said to wait for more, until more comes', async () => {
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const received = (receivedBytes: number): void => {
    const totalBytes = 31e6;
    const fraction = receivedBytes / totalBytes;
    const download = { kind: 'download', fraction, receivedBytes, totalBytes } as const;
    const progress = { ...noProgress, fraction, stage: 'download', reports: { download } } as const;
    render(<JobStages progress={progress} prompt="" />, root);
  };
  const stages = page.getByTestId('stages');
  received(3e6);
  await expect.element(stages).toHaveTextContent('3.0 of 31.0 MB');
  await expect.element(stages).not.toHaveTextContent('waiting');
  await expect
    .element(stages, { timeout: 20_000 })
    .toHaveTextContent('3.0 of 31.0 MB, waiting for more');
  received(4e6);
  await expect.element(stages).toHaveTextContent('4.0 of 31.0 MB');
  await expect.element(stages).not.toHaveTextContent('waiting');
});
