import { MAXIMUM_STROKE_NUMBERS, type BrushStroke } from '../contract/clip';
import { simplifyLine } from './simplify-line';

/** A point nearer than this share of the radius adds nothing to a line. */
const LEAST_STEP = 0.25;
/** As far, in radii, a line may be from the hand's to have fewer points. */
const LINE_TOLERANCE = 0.05;

/**
 * A line that is being drawn. A stroke holds only so many points: where one is full, the next goes
 * on from its end.
 */
export interface DrawnLine {
  /** The strokes before the one that grows. */
  readonly full: readonly BrushStroke[];
  readonly stroke: BrushStroke;
}

/** The line with one more point, in the photo's pixels; the very same where that is too near. */
export function longerLine<Line extends DrawnLine>(line: Line, x: number, y: number): Line {
  const { full, stroke } = line;
  const [lastX = x, lastY = y] = stroke.points.slice(-2);
  if (Math.hypot(x - lastX, y - lastY) < LEAST_STEP * stroke.radiusPixels) return line;
  if (stroke.points.length + 2 <= MAXIMUM_STROKE_NUMBERS) {
    return { ...line, stroke: { ...stroke, points: [...stroke.points, x, y] } };
  }
  return {
    ...line,
    full: [...full, simplified(stroke)],
    stroke: { ...stroke, points: [lastX, lastY, x, y] },
  };
}

/** What a line that is done comes to. */
export function strokesOf({ full, stroke }: DrawnLine): BrushStroke[] {
  return [...full, simplified(stroke)];
}

function simplified(stroke: BrushStroke): BrushStroke {
  const points = simplifyLine(stroke.points, LINE_TOLERANCE * stroke.radiusPixels);
  return { ...stroke, points };
}
