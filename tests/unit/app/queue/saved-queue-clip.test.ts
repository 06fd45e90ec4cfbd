import { describe, expect, test } from 'vitest';
import {
  afterInterruption,
  parseSavedQueue,
  type SavedQueueClip,
} from '../../../../src/app/queue/saved-queue-clip';
import { exampleRecord } from '../../../fixtures/example-record';

function clipOf(id: string, changes: Partial<SavedQueueClip> = {}): SavedQueueClip {
  return {
    id,
    photoName: `${id}.jpg`,
    photoSha256: 'aa',
    settings: exampleRecord.settings,
    thumbnail: null,
    isRunning: false,
    interruptions: 0,
    ...changes,
  };
}

describe('a kept list', () => {
  test('is read back as it was', () => {
    const thumbnail = new Blob(['small']);
    const clips = [clipOf('a', { thumbnail, isRunning: true }), clipOf('b', { interruptions: 2 })];
    expect(parseSavedQueue(structuredClone(clips))).toEqual(clips);
  });

  test('loses what this version cannot read, and nothing else', () => {
    const { isRunning: _isRunning, interruptions: _interruptions, ...older } = clipOf('older');
    const broken = [
      { ...clipOf('seed'), settings: { ...exampleRecord.settings, seed: -1 } },
      { ...clipOf('photo'), photoSha256: undefined },
      { ...clipOf('name'), photoName: 7 },
      { ...clipOf('id'), id: null },
      'no clip',
      null,
    ];
    expect(parseSavedQueue([...broken, older])).toEqual([clipOf('older')]);
    for (const none of [undefined, null, 'list', { 0: clipOf('a') }]) {
      expect(parseSavedQueue(none)).toEqual([]);
    }
  });
});

describe('after an interruption', () => {
  const idsOf = (clips: readonly SavedQueueClip[]): string => clips.map(({ id }) => id).join('');

  test('no clip is being made; the one that was is counted, in its place', () => {
    const clips = afterInterruption([clipOf('a', { isRunning: true }), clipOf('b')]);
    expect(clips).toEqual([clipOf('a', { interruptions: 1 }), clipOf('b')]);
  });

  test('a clip that took the page down twice lets the others go first, in their order', () => {
    let clips: readonly SavedQueueClip[] = [clipOf('a'), clipOf('b'), clipOf('c')];
    const crash = (): void => {
      const [first, ...others] = clips;
      clips = first ? afterInterruption([{ ...first, isRunning: true }, ...others]) : [];
    };
    crash();
    expect(idsOf(clips)).toBe('abc');
    crash();
    expect(idsOf(clips)).toBe('bca');
    expect(clips[2]?.interruptions).toBe(2);
    // Being left to wait is nobody's fault.
    expect(idsOf(afterInterruption(afterInterruption(clips)))).toBe('bca');
    expect(clips[0]?.interruptions).toBe(0);
  });
});
