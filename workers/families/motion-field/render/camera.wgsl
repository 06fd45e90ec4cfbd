// Shared chunk: where a pixel's ray meets the photo's relief. A point of disparity q seen at
// the far-plane position e lies at e (1 - q z) + q c of the photo: a straight line in q, walked
// from near to far (relief mapping: Policarpo et al., 2005).

const MAX_STEPS = 32.0;
const BISECTIONS = 4;

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
  return bilinear_field(disparities, x / frame.extent).xy;
}

/// The disparity at which the ray first meets layer 0 (front) or 1 (background).
fn march(e: vec2f, layer: u32, near: f32, far: f32) -> f32 {
  let span = (on_photo(e, near) - on_photo(e, far)) / frame.extent;
  let texels = length(span * vec2f(textureDimensions(disparities)));
  let steps = clamp(ceil(texels), 1.0, MAX_STEPS);
  var above = near;
  var gap_above = -1.0;
  var below = far;
  for (var i = 0.0; i <= steps; i += 1.0) {
    let q = mix(near, far, i / steps);
    let gap = disparity_at(on_photo(e, q))[layer] - q;
    if (gap >= 0.0) {
      below = q;
      break;
    }
    above = q;
    gap_above = gap;
  }
  for (var i = 0; i < BISECTIONS; i++) {
    let q = 0.5 * (above + below);
    if (disparity_at(on_photo(e, q))[layer] >= q) {
      below = q;
    } else {
      above = q;
    }
  }
  let high = disparity_at(on_photo(e, above))[layer] - above;
  let low = disparity_at(on_photo(e, below))[layer] - below;
  return mix(above, below, clamp(high / min(high - low, -1e-6), 0.0, 1.0));
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
  let q = march(e, 0u, bounds.y, bounds.x);
  let front = on_photo(e, q);
  if (CAMERA == 2u) {
    return Hit(front, front, 0.0);
  }
  // A steep rise towards the far end of the ray is a wall between two things: nothing is
  // known of it, the front layer tears there.
  let along = on_photo(e, 0.0) - on_photo(e, 1.0);
  let travel = max(length(along), 1e-9);
  let step = along / travel * 0.75 * frame.extent.x / f32(textureDimensions(disparities).x);
  let rise = disparity_at(front + step).x - disparity_at(front - step).x;
  let torn = smoothstep(0.05, 0.1, rise) * smoothstep(0.3, 1.0, rise * travel / frame.pixel);
  return Hit(front, on_photo(e, march(e, 1u, q, bounds.z)), torn);
}
