import { expect } from 'vitest';
import { expectFailure, openBroken, PHOTO } from './broken-page';
import { fault } from './fault';
import { startJob, untilJob } from './page-job';

fault(
  'the graphics memory is full',
  'said; one press lowers the settings, and the clip is made',
  async () => {
    const page = await openBroken(
      `{
      const { pushErrorScope, popErrorScope } = GPUDevice.prototype;
      const filters = [];
      let isDone = false;
      GPUDevice.prototype.pushErrorScope = function (filter) {
        filters.push(filter);
        return pushErrorScope.call(this, filter);
      };
      GPUDevice.prototype.popErrorScope = async function () {
        const isMemory = filters.pop() === 'out-of-memory';
        const error = await popErrorScope.call(this);
        if (!isMemory || isDone) return error;
        isDone = true;
        return new GPUOutOfMemoryError('injected');
      };
    }`,
      'pack=packs/motion-field-tiny/&seconds=1&fps=12&steps=2&working=384',
    );
    await startJob(page, PHOTO);
    await expectFailure(page, 'out-of-memory');
    await page.getByTestId('failure').getByRole('button').first().click();
    await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  },
);

/** Where typed arrays of so many elements, or more, cannot be had: too much for 384 pixels, not for 256. */
const SCARCE: readonly { stage: string; array: string; length: number }[] = [
  { stage: 'compile', array: 'Float32Array', length: 600_000 },
  { stage: 'denoise', array: 'Float32Array', length: 200_000 },
  { stage: 'render', array: 'Float32Array', length: 200_000 },
  { stage: 'encode', array: 'ArrayBuffer', length: 900_000 },
];

for (const { stage, array, length } of SCARCE) {
  fault(
    `large arrays cannot be had, stage “${stage}”`,
    'said; one press takes a smaller working size and picture, and the clip is made',
    async () => {
      await expectMadeSmaller(`${STAGE_OF_WORKER}
      globalThis.${array} = new Proxy(${array}, {
        construct(target, given, made) {
          if (stage === '${stage}' && given[0] >= ${length}) {
            throw new RangeError('Array buffer allocation failed');
          }
          return Reflect.construct(target, given, made);
        },
      });
      ${array}.prototype.constructor = ${array};`);
    },
  );
}

fault(
  'the memory of WebAssembly, where the networks run, cannot grow',
  'said; one press takes a smaller working size and picture, and the clip is made',
  async () => {
    await expectMadeSmaller(`{
      const { Memory } = WebAssembly;
      WebAssembly.Memory = new Proxy(Memory, {
        construct: (target, [wanted]) => new target({ ...wanted, maximum: 380 }),
      });
    }`);
  },
);

/** Makes a clip at a working size that is too much, then at the one that is offered. */
async function expectMadeSmaller(prelude: string): Promise<void> {
  const query = 'pack=packs/motion-field-tiny/&seconds=1&fps=12&steps=2&working=384';
  const page = await openBroken(prelude, query);
  await startJob(page, PHOTO);
  await expectFailure(page, 'out-of-memory');
  await page.getByTestId('failure').getByRole('button').first().click();
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  const made = JSON.parse((await page.locator('html').getAttribute('data-clip')) ?? '');
  expect(made).toMatchObject({ record: { settings: { workingSizePixels: 256 } } });
}

/** Has the worker know which stage it has told last. */
const STAGE_OF_WORKER = `
  let stage = '';
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    stage = /"kind":"(compile|understand|denoise|render|encode)"/.exec(JSON.stringify(message))?.[1] ?? stage;
    return postMessage.call(this, message, ...rest);
  };`;
