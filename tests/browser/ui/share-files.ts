import { onTestFinished } from 'vitest';

/**
 * Gives the browser of this test a share sheet, which Chromium here has none of. What is returned
 * fills with the files that are shared.
 *
 * @param takes which files the sheet takes
 */
export function shareFiles(takes: (file: File) => boolean = () => true): readonly File[] {
  const shared: File[] = [];
  Object.assign(navigator, {
    canShare: ({ files = [] }: ShareData) => files.every(takes),
    share: ({ files = [] }: ShareData) => {
      shared.push(...files);
      return Promise.resolve();
    },
  });
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, 'canShare');
    Reflect.deleteProperty(navigator, 'share');
  });
  return shared;
}
