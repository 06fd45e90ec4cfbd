import type { MotionMap } from '../../contract/review';

/** From slow to fast; as in review-layer.css. */
const SCALE: readonly (readonly [number, number, number])[] = [
  [70, 60, 150],
  [220, 60, 110],
  [255, 225, 100],
];
const MOTION_COLOUR = [255, 60, 40] as const;
const CAMERA_COLOUR = [60, 130, 255] as const;
/** Canvas pixels a cell takes. */
const CELL_PIXELS = 12;
/** Cells between two arrows. */
const ARROW_CELLS = 5;
/** Long sides a second: slower places stay as they are. */
const LEAST_SPEED = 0.0005;
/** Arrows are for what goes somewhere, not for what swings. */
const LEAST_ARROW_SPEED = 0.001;
const HEAT_ALPHA = 150;
const STRETCH_ALPHA = 165;

/** Paints speed as heat, and an arrow wherever something goes somewhere. */
export function paintMotion(canvas: HTMLCanvasElement, map: MotionMap): void {
  const fastest = map.speeds.reduce((most, speed) => Math.max(most, speed), 1e-6);
  const context = paintCells(canvas, map, (cell) => {
    const speed = map.speeds[cell] ?? 0;
    if (speed < LEAST_SPEED) return [0, 0, 0, 0];
    // By the root: what is slow beside the clouds is seen too.
    return [...heatOf(Math.sqrt(speed / fastest)), HEAT_ALPHA];
  });
  if (context) paintArrows(context, map, fastest);
}

/** Paints the cells that are stretched, by what stretches them. */
export function paintStretch(canvas: HTMLCanvasElement, map: MotionMap): void {
  paintCells(canvas, map, (cell) => {
    const kind = map.stretched[cell] ?? 0;
    if (kind === 0) return [0, 0, 0, 0];
    return [...(kind === 1 ? MOTION_COLOUR : CAMERA_COLOUR), STRETCH_ALPHA];
  });
}

function paintCells(
  canvas: HTMLCanvasElement,
  { columns, rows }: MotionMap,
  colourOf: (cell: number) => readonly number[],
): CanvasRenderingContext2D | null {
  canvas.width = columns * CELL_PIXELS;
  canvas.height = rows * CELL_PIXELS;
  const small = new OffscreenCanvas(columns, rows);
  const [painter, context] = [small.getContext('2d'), canvas.getContext('2d')];
  if (!painter || !context) return null;
  const picture = new ImageData(columns, rows);
  for (let cell = 0; cell < columns * rows; cell += 1) picture.data.set(colourOf(cell), 4 * cell);
  painter.putImageData(picture, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  return context;
}

function paintArrows(context: CanvasRenderingContext2D, map: MotionMap, fastest: number): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // Dark below light: to be seen on every picture.
  for (const [colour, width] of [
    ['rgb(0 0 0 / 55%)', 5],
    ['white', 2.2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (let row = ARROW_CELLS >> 1; row < map.rows; row += ARROW_CELLS) {
      for (let column = ARROW_CELLS >> 1; column < map.columns; column += ARROW_CELLS) {
        const cell = row * map.columns + column;
        const [x, y] = [map.velocityX[cell] ?? 0, map.velocityY[cell] ?? 0];
        const speed = Math.hypot(x, y);
        if (speed < LEAST_ARROW_SPEED) continue;
        arrow(context, column + 0.5, row + 0.5, Math.atan2(y, x), Math.sqrt(speed / fastest));
      }
    }
    context.stroke();
  }
}

function arrow(
  context: CanvasRenderingContext2D,
  column: number,
  row: number,
  angle: number,
  share: number,
): void {
  const length = CELL_PIXELS * ARROW_CELLS * (0.25 + 0.5 * Math.min(1, share));
  const [dx, dy] = [Math.cos(angle) * length, Math.sin(angle) * length];
  const [x, y] = [column * CELL_PIXELS + dx / 2, row * CELL_PIXELS + dy / 2];
  const [back, side] = [0.35, 0.22];
  context.moveTo(x - dx, y - dy);
  context.lineTo(x, y);
  context.moveTo(x - back * dx - side * dy, y - back * dy + side * dx);
  context.lineTo(x, y);
  context.lineTo(x - back * dx + side * dy, y - back * dy - side * dx);
}

function heatOf(share: number): readonly [number, number, number] {
  const place = Math.min(1, share) * (SCALE.length - 1);
  const index = Math.min(SCALE.length - 2, Math.floor(place));
  const [from = [0, 0, 0], to = [0, 0, 0]] = [SCALE[index], SCALE[index + 1]];
  const mix = (channel: 0 | 1 | 2): number =>
    from[channel] + (to[channel] - from[channel]) * (place - index);
  return [mix(0), mix(1), mix(2)];
}
