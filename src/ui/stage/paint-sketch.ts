import type { MotionSketch } from '../../contract/sketch';

/** Canvas pixels a cell of the latent takes. */
const CELL_PIXELS = 16;
/** Cells between two marks. */
const MARK_CELLS = 3;
/** Of the travel that a streak stands for. */
const STREAK_SECONDS = 1;
/** Marks shorter than this many canvas pixels are not drawn. */
const LEAST_PIXELS = 3;
/** How much larger than life ripples and sway are drawn: they are a few pixels at most. */
const ENLARGEMENT = 8;
const DRIFT_COLOUR = 'white';
const RIPPLE_COLOUR = 'rgb(140 220 255)';
const SWAY_COLOUR = 'rgb(255 205 120)';
const SHADE = 'rgb(0 0 0 / 35%)';

/** Paints what a step says: drift as streaks with a head, ripples as arcs, sway as upright ticks. */
export function paintSketch(canvas: HTMLCanvasElement, sketch: MotionSketch): void {
  const { columns, rows } = sketch;
  canvas.width = columns * CELL_PIXELS;
  canvas.height = rows * CELL_PIXELS;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = SHADE;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = CELL_PIXELS / 6;
  const longSide = Math.max(canvas.width, canvas.height);
  const most = CELL_PIXELS * MARK_CELLS;
  const marks = { drift: new Path2D(), ripple: new Path2D(), sway: new Path2D() };
  for (let row = 1; row < rows; row += MARK_CELLS) {
    for (let column = 1; column < columns; column += MARK_CELLS) {
      const cell = row * columns + column;
      const [x, y] = [(column + 0.5) * CELL_PIXELS, (row + 0.5) * CELL_PIXELS];
      const at = (values: Float32Array): number => (values[cell] ?? 0) * longSide;
      streak(marks.drift, x, y, at(sketch.velocityX), at(sketch.velocityY));
      arc(marks.ripple, x, y, Math.min(most / 3, ENLARGEMENT * at(sketch.ripple)));
      tick(marks.sway, x, y, Math.min(most / 2, ENLARGEMENT * at(sketch.sway)));
    }
  }
  for (const [path, colour] of [
    [marks.ripple, RIPPLE_COLOUR],
    [marks.sway, SWAY_COLOUR],
    [marks.drift, DRIFT_COLOUR],
  ] as const) {
    context.strokeStyle = colour;
    context.stroke(path);
  }
}

function streak(path: Path2D, x: number, y: number, velocityX: number, velocityY: number): void {
  const [dx, dy] = [velocityX * STREAK_SECONDS, velocityY * STREAK_SECONDS];
  const length = Math.hypot(dx, dy);
  if (length < LEAST_PIXELS) return;
  const head = Math.min(CELL_PIXELS / 2, length / 2) / length;
  path.moveTo(x - dx / 2, y - dy / 2);
  path.lineTo(x + dx / 2, y + dy / 2);
  path.lineTo(x + dx / 2 - head * (dx - dy), y + dy / 2 - head * (dy + dx));
  path.moveTo(x + dx / 2, y + dy / 2);
  path.lineTo(x + dx / 2 - head * (dx + dy), y + dy / 2 - head * (dy - dx));
}

function arc(path: Path2D, x: number, y: number, height: number): void {
  if (height < LEAST_PIXELS) return;
  const half = CELL_PIXELS;
  path.moveTo(x - half, y);
  path.quadraticCurveTo(x - half / 2, y - height, x, y);
  path.quadraticCurveTo(x + half / 2, y + height, x + half, y);
}

function tick(path: Path2D, x: number, y: number, reach: number): void {
  if (reach < LEAST_PIXELS) return;
  path.moveTo(x - reach / 2, y);
  path.lineTo(x + reach / 2, y);
  path.moveTo(x, y - reach / 2);
  path.lineTo(x, y + reach / 2);
}
