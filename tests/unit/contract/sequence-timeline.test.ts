import { describe, expect, test } from 'vitest';
import type { SequenceTitle, SequenceTransition } from '../../../src/contract/sequence';
import { layersAt, timelineOf, type TimedSequence } from '../../../src/contract/sequence-timeline';

const CUT: SequenceTransition = { kind: 'cut' };
const dissolve = (durationSeconds: number): SequenceTransition => ({
  kind: 'dissolve',
  durationSeconds,
});

function part(
  inSeconds: number,
  outSeconds: number,
  transition = CUT,
  title: SequenceTitle | null = null,
): TimedSequence['parts'][number] {
  return { inSeconds, outSeconds, transition, title };
}

function sequence(...parts: TimedSequence['parts']): TimedSequence {
  return { framesPerSecond: 10, parts };
}

function layers(made: TimedSequence, frame: number) {
  return layersAt(made, timelineOf(made), frame);
}

describe('the timeline', () => {
  test('of cuts has the frames of all parts', () => {
    const made = sequence(part(0, 1), part(0.5, 2));
    expect(timelineOf(made)).toEqual({
      frameCount: 25,
      parts: [
        { startFrame: 0, frameCount: 10, dissolveFrames: 0 },
        { startFrame: 10, frameCount: 15, dissolveFrames: 0 },
      ],
    });
    expect(layers(made, 9).map(({ partIndex }) => partIndex)).toEqual([0]);
    expect(layers(made, 10).map(({ partIndex }) => partIndex)).toEqual([1]);
    expect(layers(made, 24)).toHaveLength(1);
    expect(layers(made, 25)).toEqual([]);
  });

  test('has a part of one frame at least', () => {
    expect(timelineOf(sequence(part(1, 1))).frameCount).toBe(1);
  });

  test('is shorter by its dissolves', () => {
    const made = sequence(part(0, 1, dissolve(0.3)), part(0, 1, dissolve(0.2)), part(0, 1));
    expect(timelineOf(made).frameCount).toBe(30 - 3 - 2);
  });

  test('takes no dissolve after the last part', () => {
    expect(timelineOf(sequence(part(0, 1, dissolve(0.5)))).frameCount).toBe(10);
  });

  test('never shows three parts at once, however long the dissolves', () => {
    const made = sequence(part(0, 1, dissolve(9)), part(0, 0.5, dissolve(9)), part(0, 1));
    const { frameCount } = timelineOf(made);
    const seen = Array.from({ length: frameCount }, (_, frame) => layers(made, frame).length);
    expect(Math.max(...seen)).toBe(2);
    expect(Math.min(...seen)).toBe(1);
  });
});

describe('a frame', () => {
  test('is taken from the middle of its time, from where the part begins', () => {
    const made = sequence(part(0.5, 2), part(3, 4));
    expect(layers(made, 0)[0]?.sourceSeconds).toBeCloseTo(0.55);
    expect(layers(made, 14)[0]?.sourceSeconds).toBeCloseTo(1.95);
    expect(layers(made, 15)[0]?.sourceSeconds).toBeCloseTo(3.05);
  });

  test('amid a dissolve is half of each, over what came before', () => {
    const made = sequence(part(0, 1, dissolve(0.3)), part(0, 1));
    const opacities = [6, 7, 8, 9, 10].map((frame) =>
      layers(made, frame).map(({ partIndex, opacity }) => [partIndex, opacity]),
    );
    expect(opacities).toEqual([
      [[0, 1]],
      [
        [0, 1],
        [1, 0.25],
      ],
      [
        [0, 1],
        [1, 0.5],
      ],
      [
        [0, 1],
        [1, 0.75],
      ],
      [[1, 1]],
    ]);
    expect(layers(made, 7).map(({ sourceSeconds }) => sourceSeconds)).toEqual([
      expect.closeTo(0.75),
      expect.closeTo(0.05),
    ]);
  });
});

describe('a title', () => {
  const title: SequenceTitle = {
    text: 'The lake',
    position: 'bottom',
    size: 'medium',
    colour: 'light',
    inSeconds: 0.2,
    outSeconds: 0.8,
    fadeSeconds: 0.2,
  };
  const opacitiesOf = (made: TimedSequence, partIndex: number): (number | undefined)[] =>
    Array.from({ length: timelineOf(made).frameCount }, (_, frame) =>
      layers(made, frame).find((layer) => layer.partIndex === partIndex),
    )
      .filter((layer) => layer !== undefined)
      .map(({ titleOpacity }) => Number(titleOpacity.toFixed(3)));

  test('comes and goes in its time', () => {
    const made = sequence(part(2, 3, CUT, title));
    expect(opacitiesOf(made, 0)).toEqual([0, 0, 0.25, 0.75, 1, 1, 0.75, 0.25, 0, 0]);
  });

  test('without a fade is there or not', () => {
    const made = sequence(part(0, 1, CUT, { ...title, fadeSeconds: 0 }));
    expect(opacitiesOf(made, 0)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 0, 0]);
  });

  test('that would outlast its part fades with its end', () => {
    const made = sequence(part(0, 1, CUT, { ...title, outSeconds: 60 }));
    expect(opacitiesOf(made, 0).slice(-3)).toEqual([1, 0.75, 0.25]);
  });

  test('goes with its picture in a dissolve, and comes with it', () => {
    const steady = { ...title, inSeconds: 0, outSeconds: 9, fadeSeconds: 0 };
    const made = sequence(part(0, 1, dissolve(0.3), steady), part(0, 1, CUT, steady));
    expect(opacitiesOf(made, 0)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25]);
    expect(opacitiesOf(made, 1)).toEqual([0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('of spaces is none', () => {
    expect(opacitiesOf(sequence(part(0, 1, CUT, { ...title, text: '  ' })), 0)).toEqual(
      Array.from({ length: 10 }, () => 0),
    );
  });
});
