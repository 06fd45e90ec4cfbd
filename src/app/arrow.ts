import {
  ARROW_SECONDS,
  ARROW_SPEEDS,
  type CropRectangle,
  type MotionArrow,
} from '../contract/clip';

export type ArrowEnd = 'from' | 'to';

/** A shorter arrow, as a share of the crop's long side, was a slip of the hand. */
const LEAST_LENGTH = 0.01;
/** Of an arrow that no hand has drawn. */
const PLAIN_LENGTH = 0.12;

/** An arrow with one end elsewhere; it keeps to the crop. */
export function withEnd(
  arrow: MotionArrow,
  end: ArrowEnd,
  x: number,
  y: number,
  crop: CropRectangle,
): MotionArrow {
  const [keptX, keptY] = [
    Math.round(Math.min(crop.x + crop.width, Math.max(crop.x, x))),
    Math.round(Math.min(crop.y + crop.height, Math.max(crop.y, y))),
  ];
  return end === 'from'
    ? { ...arrow, fromX: keptX, fromY: keptY }
    : { ...arrow, toX: keptX, toY: keptY };
}

export function isLongEnough(arrow: MotionArrow, crop: CropRectangle): boolean {
  return lengthOf(arrow) > LEAST_LENGTH * longSideOf(crop);
}

/** To the right, in the middle of the crop: for who draws by keyboard. */
export function plainArrow({ x, y, width, height }: CropRectangle): MotionArrow {
  const [middleX, middleY] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  const half = Math.round((PLAIN_LENGTH * Math.max(width, height)) / 2);
  return { fromX: middleX - half, fromY: middleY, toX: middleX + half, toY: middleY };
}

/** How fast what lies on an arrow goes, in a word; slower and faster than it can be said so. */
export function arrowSpeedText(arrow: MotionArrow, crop: CropRectangle): string {
  const speed = lengthOf(arrow) / longSideOf(crop) / ARROW_SECONDS;
  if (speed <= ARROW_SPEEDS.least) return 'slowest';
  if (speed >= ARROW_SPEEDS.most) return 'fastest';
  if (speed < 0.035) return 'slow';
  return speed < 0.075 ? 'gentle' : 'brisk';
}

function lengthOf({ fromX, fromY, toX, toY }: MotionArrow): number {
  return Math.hypot(toX - fromX, toY - fromY);
}

function longSideOf({ width, height }: CropRectangle): number {
  return Math.max(width, height);
}
