// Shared chunk: where a pixel's ray meets the photo's relief. A point of disparity q seen at
// the far-plane position e lies at e (1 - q z) + q c of the photo: a straight line in q, walked
// from near to far (relief mapping: Policarpo et al., 2005).

const MAX_STEPS = 32.0;
const BISECTIONS = 3;
const SECANTS = 2;

struct Hit {
  /// Position on the photo, long sides, origin top left.
  front: vec2f,
  behind: vec2f,
  /// Share of the background: 1 where the front layer tears.
  torn: f32,
}

fn ray_of(o: vec2f) -> vec2f {
  let v = vec3f(o - 0.5 * frame.extent, 1.0);
  let r = vec3f(dot(frame.ray_x.xyz, v), dot(frame.ray_y.xyz, v), dot(frame.ray_z.xyz, v));
  return r.xy / r.z;
}

fn on_photo(e: vec2f, q: f32) -> vec2f {
  return e * (1.0 - q * frame.parallax.z) + q * frame.parallax.xy + 0.5 * frame.extent;
}

fn disparity_at(x: vec2f) -> vec2f {
  return bilinear_field(disparities, smooth_sampler, x / frame.extent).xy;
}

/// How far the relief stands out over the ray's point of disparity q; negative before the hit.
fn gap_at(e: vec2f, q: f32, layer: u32) -> f32 {
  return disparity_at(on_photo(e, q))[layer] - q;
}

/// The disparity at which the ray first meets layer 0 (front) or 1 (background): texel by
/// texel, then by halves, then straight between the last two.
fn march(e: vec2f, layer: u32, near: f32, far: f32) -> f32 {
  let span = (on_photo(e, near) - on_photo(e, far)) / frame.extent;
  let texels = length(span * vec2f(textureDimensions(disparities)));
  let steps = clamp(ceil(texels), 1.0, MAX_STEPS);
  var above = near;
  var gap_above = -1.0;
  var below = far;
  var gap_below = 0.0;
  for (var i = 0.0; i <= steps; i += 1.0) {
    let q = mix(near, far, i / steps);
    let gap = gap_at(e, q, layer);
    if (gap >= 0.0) {
      below = q;
      gap_below = gap;
      break;
    }
    above = q;
    gap_above = gap;
  }
  for (var i = 0; i < BISECTIONS; i++) {
    let q = 0.5 * (above + below);
    let gap = gap_at(e, q, layer);
    let is_hit = gap >= 0.0;
    below = select(below, q, is_hit);
    gap_below = select(gap_below, gap, is_hit);
    above = select(q, above, is_hit);
    gap_above = select(gap, gap_above, is_hit);
  }
  return mix(above, below, clamp(gap_above / min(gap_above - gap_below, -1e-6), 0.0, 1.0));
}

/// The same over relief without steps, where a few secants find the only hit.
fn march_smooth(e: vec2f, near: f32, far: f32) -> f32 {
  var above = near;
  var gap_above = min(gap_at(e, near, 0u), 0.0);
  var below = far;
  var gap_below = max(gap_at(e, far, 0u), 0.0);
  var q = far;
  for (var i = 0; i < SECANTS; i++) {
    q = mix(above, below, clamp(gap_above / min(gap_above - gap_below, -1e-6), 0.0, 1.0));
    let gap = gap_at(e, q, 0u);
    let is_hit = gap >= 0.0;
    below = select(below, q, is_hit);
    gap_below = select(gap_below, gap, is_hit);
    above = select(q, above, is_hit);
    gap_above = select(gap, gap_above, is_hit);
  }
  return mix(above, below, clamp(gap_above / min(gap_above - gap_below, -1e-6), 0.0, 1.0));
}

fn trace(o: vec2f) -> Hit {
  let e = ray_of(o);
  let far_uv = clamp(on_photo(e, 0.0) / frame.extent, vec2f(0.0), vec2f(0.9999));
  let tiles = vec2f(textureDimensions(disparity_bounds));
  let bounds = textureLoad(disparity_bounds, vec2i(far_uv * tiles), 0);
  if (CAMERA == 1u) {
    let flat_hit = on_photo(e, bounds.x);
    return Hit(flat_hit, flat_hit, 0.0);
  }
  if (CAMERA == 2u) {
    let smooth_hit = on_photo(e, march_smooth(e, bounds.y, bounds.x));
    return Hit(smooth_hit, smooth_hit, 0.0);
  }
  let q = march(e, 0u, bounds.y, bounds.x);
  let front = on_photo(e, q);
  // A steep rise towards the far end of the ray is a wall between two things: nothing is
  // known of it, the front layer tears there.
  let along = on_photo(e, 0.0) - on_photo(e, 1.0);
  let travel = max(length(along), 1e-9);
  let step = along / travel * 0.75 * frame.extent.x / f32(textureDimensions(disparities).x);
  let rise = disparity_at(front + step).x - disparity_at(front - step).x;
  let torn = smoothstep(0.05, 0.1, rise) * smoothstep(0.3, 1.0, rise * travel / frame.pixel);
  return Hit(front, on_photo(e, march(e, 1u, q, bounds.z)), torn);
}
