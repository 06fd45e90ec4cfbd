/**
 * Leaves out the points of a line that are nearer than a tolerance to what remains of it
 * (Ramer 1972; Douglas and Peucker 1973). Its ends stay.
 *
 * @param points x, y, x, y and so on; tolerance in the same unit
 */
export function simplifyLine(points: readonly number[], tolerance: number): number[] {
  const count = points.length / 2;
  const isKept = new Uint8Array(count);
  isKept[0] = 1;
  isKept[count - 1] = 1;
  const open: (readonly [from: number, to: number])[] = [[0, count - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const { index, distance } = farthestOf(points, from, to);
    if (distance <= tolerance) continue;
    isKept[index] = 1;
    open.push([from, index], [index, to]);
  }
  return points.filter((_value, i) => isKept[Math.floor(i / 2)] === 1);
}

/** The point between two others that is farthest from the segment between them. */
function farthestOf(points: readonly number[], from: number, to: number) {
  const at = (index: number): readonly [number, number] => [
    points[2 * index] ?? 0,
    points[2 * index + 1] ?? 0,
  ];
  const [[ax, ay], [bx, by]] = [at(from), at(to)];
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = Math.max(dx * dx + dy * dy, 1e-9);
  let farthest = { index: from, distance: 0 };
  for (let index = from + 1; index < to; index += 1) {
    const [x, y] = at(index);
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / lengthSquared));
    const distance = Math.hypot(x - ax - along * dx, y - ay - along * dy);
    if (distance > farthest.distance) farthest = { index, distance };
  }
  return farthest;
}
