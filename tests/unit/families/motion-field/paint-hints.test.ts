import { describe, expect, it } from 'vitest';
import { HINT_CHANNELS, paintHints } from '../../../../workers/families/motion-field/paint-hints';
import type { DirectionStroke } from '../../../../workers/families/video-model';
import golden from '../../../fixtures/strokes/golden.json';

const { height, width } = golden;

function pair(values: readonly number[]): readonly [number, number] {
  const [x = NaN, y = NaN] = values;
  return [x, y];
}

const strokes: readonly DirectionStroke[] = golden.strokes.map((stroke) => ({
  from: pair(stroke.from),
  to: pair(stroke.to),
  velocity: pair(stroke.velocity),
}));

describe('paintHints', () => {
  it('paints what the denoiser saw in training, where strokes cross too', () => {
    const painted = paintHints(strokes, width, height);
    expect(painted).toHaveLength(golden.hints.length);
    const apart = golden.hints.map((value, i) => Math.abs(value - (painted[i] ?? NaN)));
    expect(Math.max(...apart)).toBeLessThan(1e-4);
  });

  it('says nothing without strokes', () => {
    expect(paintHints([], width, height)).toEqual(new Float32Array(HINT_CHANNELS * height * width));
  });

  it('paints no more of a long stroke than its beginning', () => {
    const long: DirectionStroke = { from: [0.1, 0.3], to: [0.9, 0.3], velocity: [0.1, 0] };
    const painted = paintHints([long], 40, 24);
    const row = painted.subarray(4 * 40 * 24 + 12 * 40, 4 * 40 * 24 + 13 * 40);
    expect(row[8]).toBeGreaterThan(0.5);
    expect(Math.max(...row.subarray(16))).toBe(0);
  });
});
