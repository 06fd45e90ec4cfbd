/**
 * Magnifications at least as large as those given, frame by frame, without the kinks of a camera
 * that runs through the middle: there the least framing dips for a moment, which shows as a jerk of
 * the zoom. Dips that are narrower than the window are filled (a morphological closing), and their
 * corners rounded; ramps and both ends of the clip stay as they are.
 *
 * @param radius of the window in frames
 */
export function easedFraming(
  least: readonly number[],
  radius: number,
  isLoop: boolean,
): readonly number[] {
  // A loop ends where it begins, and must not be filled there.
  const needed = isLoop ? [...least, least[0] ?? 1] : least;
  const filled = withFilledDips(needed, radius);
  return least.map((value, frame) => {
    const room = Math.min(radius, frame, needed.length - 1 - frame);
    return Math.max(value, meanAround(filled, frame, room));
  });
}

/** The greatest value within reach, and of these the least within reach. */
function withFilledDips(values: readonly number[], radius: number): readonly number[] {
  const greatest = Array.from({ length: values.length + 2 * radius }, (_, index) =>
    Math.max(...values.slice(Math.max(0, index - 2 * radius), index + 1)),
  );
  return values.map((_, frame) => Math.min(...greatest.slice(frame, frame + 2 * radius + 1)));
}

/** Weighted by a triangle. */
function meanAround(values: readonly number[], frame: number, room: number): number {
  let [sum, total] = [0, 0];
  for (let offset = -room; offset <= room; offset++) {
    const weight = room + 1 - Math.abs(offset);
    sum += weight * (values[frame + offset] ?? 1);
    total += weight;
  }
  return sum / total;
}
