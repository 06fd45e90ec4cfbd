// Shared chunk: travelling waves on the ground plane of the water, minus their value at t = 0.

const MIN_WAVE_PIXELS = 3.0;
const FULL_WAVE_PIXELS = 7.0;
const MAX_SLOPE = 0.3;
const TAU = 6.283185307179586;

/// Displacement of the water's surface on the picture at x (long sides, origin top left).
fn ripple_at(x: vec2f, amplitude: f32) -> vec2f {
  let p = x - 0.5 * frame.extent;
  let plane = frame.water_plane;
  let d = max(plane.x + dot(plane.yz, p), 0.02);
  let ground = vec2f(p.x, plane.w) / d;
  // Rows of the Jacobian of the ground position by the picture's x and y.
  let by_x = (vec2f(1.0, 0.0) - ground * plane.y) / d;
  let by_y = -ground * plane.z / d;
  var sum = vec2f(0.0);
  for (var j = 0u; j < WAVES; j++) {
    let wave = frame.waves[j];
    let gradient = vec2f(dot(by_x, wave.vector), dot(by_y, wave.vector));
    let steepness = max(length(gradient), 1e-4);
    let wave_pixels = TAU / (steepness * frame.pixel);
    let fade = smoothstep(MIN_WAVE_PIXELS, FULL_WAVE_PIXELS, wave_pixels);
    let height = min(amplitude, MAX_SLOPE / steepness) * wave.weight * fade;
    let angle = dot(ground, wave.vector) + wave.phase;
    let s = sin(angle);
    let c = cos(angle);
    // sin(a - wt) - sin(a) upright, cos(a - wt) - cos(a) along the wave, much weaker.
    let rise = s * wave.turn.x - c * wave.turn.y;
    let surge = c * wave.turn.x + s * wave.turn.y;
    sum += height * vec2f(0.3 * surge * gradient.x / steepness, rise);
  }
  return sum;
}
