// Shared chunk of the two Lanczos passes. Filters in gamma space, as image editors and the
// browser's own scaling do: the photo keeps the look that people know.

const LOBES = 3.0;
const PI = 3.141592653589793;

fn lanczos(x: f32) -> f32 {
  let a = abs(x);
  if (a < 1e-5) {
    return 1.0;
  }
  if (a >= LOBES) {
    return 0.0;
  }
  return LOBES * sin(PI * a) * sin(PI * a / LOBES) / (PI * PI * a * a);
}

struct Taps {
  first: i32,
  end: i32,
  centre: f32,
  /// Source texels per unit of the kernel: widened when shrinking, 1 when enlarging.
  stretch: f32,
}

fn taps_of(target_index: u32, source_length: u32, target_length: u32) -> Taps {
  let scale = f32(source_length) / f32(target_length);
  let stretch = max(scale, 1.0);
  let centre = (f32(target_index) + 0.5) * scale;
  let first = max(i32(floor(centre - LOBES * stretch)), 0);
  let end = min(i32(ceil(centre + LOBES * stretch)), i32(source_length));
  return Taps(first, end, centre, stretch);
}
