import type { Page } from 'playwright-core';

/** What keeps a page from answering a person. */
export interface LongTasks {
  /** Milliseconds; 0 while none took 50. */
  readonly longestMs: () => number;
}

/** Follows the tasks of a page's main thread (W3C Long Tasks API). Call before it opens. */
export async function watchLongTasks(page: Page): Promise<LongTasks> {
  let longestMs = 0;
  await page.exposeFunction('reportLongTask', (milliseconds: number) => {
    longestMs = Math.max(longestMs, milliseconds);
  });
  await page.addInitScript(() => {
    const report: unknown = Reflect.get(globalThis, 'reportLongTask');
    if (typeof report !== 'function') return;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) Reflect.apply(report, globalThis, [duration]);
    });
    observer.observe({ type: 'longtask', buffered: true });
  });
  return { longestMs: () => longestMs };
}
