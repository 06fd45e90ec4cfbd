// Travelling waves on the ground plane of the water, minus their value at t = 0: displacement of
// the water's surface on the picture, once a frame at half the output's resolution. Waves shorter
// than a few pixels fade, so the grid holds what is left.
const WAVES = 6u;
const MIN_WAVE_PIXELS = 3.0;
const FULL_WAVE_PIXELS = 7.0;
const MAX_SLOPE = 0.3;
const TAU = 6.283185307179586;

struct Wave {
  /// Wave vector in ground-plane coordinates, radians.
  vector: vec2f,
  phase: f32,
  /// Share of the amplitude.
  weight: f32,
  /// cos(w t) - 1 and sin(w t).
  turn: vec2f,
  padding: vec2f,
}

/// Mirrors ripple-field.ts.
struct Ripple {
  /// Width and height of the photo in long sides.
  extent: vec2f,
  /// One output pixel in long sides.
  pixel: f32,
  padding: f32,
  /// First texel of the part of the field where there is water.
  offset: vec2u,
  padding_b: vec2f,
  /// Water plane: disparity = x + y * px + z * py over centred positions; w is the focal length.
  plane: vec4f,
  waves: array<Wave, WAVES>,
}

@group(0) @binding(0) var<uniform> ripple: Ripple;
@group(0) @binding(1) var amplitude_field: texture_2d<f32>;
@group(0) @binding(2) var displacement: texture_storage_2d<rg32float, write>;
@group(0) @binding(3) var linear_sampler: sampler;

/// A place on the water: where on the ground, the Jacobian's rows by the picture's x and y.
struct Place {
  ground: vec2f,
  by_x: vec2f,
  by_y: vec2f,
  amplitude: f32,
}

fn place_at(x: vec2f) -> Place {
  let p = x - 0.5 * ripple.extent;
  let d = max(ripple.plane.x + dot(ripple.plane.yz, p), 0.02);
  let ground = vec2f(p.x, ripple.plane.w) / d;
  let by_x = (vec2f(1.0, 0.0) - ground * ripple.plane.y) / d;
  let by_y = -ground * ripple.plane.z / d;
  let amplitude = bilinear_field(amplitude_field, linear_sampler, x / ripple.extent).x;
  return Place(ground, by_x, by_y, amplitude);
}

fn lifted(wave: Wave, at: Place) -> vec2f {
  let gradient = vec2f(dot(at.by_x, wave.vector), dot(at.by_y, wave.vector));
  let flatness = inverseSqrt(max(dot(gradient, gradient), 1e-8));
  let fade = smoothstep(MIN_WAVE_PIXELS, FULL_WAVE_PIXELS, TAU / ripple.pixel * flatness);
  let height = min(at.amplitude, MAX_SLOPE * flatness) * wave.weight * fade;
  let angle = dot(at.ground, wave.vector) + wave.phase;
  let s = sin(angle);
  let c = cos(angle);
  // sin(a - wt) - sin(a) upright, cos(a - wt) - cos(a) along the wave, much weaker.
  let rise = s * wave.turn.x - c * wave.turn.y;
  let surge = c * wave.turn.x + s * wave.turn.y;
  return height * vec2f(0.3 * surge * gradient.x * flatness, rise);
}

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(displacement);
  let texel = id.xy + ripple.offset;
  if (any(texel >= size)) {
    return;
  }
  let at = place_at((vec2f(texel) + 0.5) / vec2f(size) * ripple.extent);
  // Not a loop: software adapters read what an index finds one lane after the other.
  let sum = lifted(ripple.waves[0], at) + lifted(ripple.waves[1], at) + lifted(ripple.waves[2], at)
    + lifted(ripple.waves[3], at) + lifted(ripple.waves[4], at) + lifted(ripple.waves[5], at);
  textureStore(displacement, texel, vec4f(sum, 0.0, 0.0));
}
