// Shared chunk: how the compose pass reads pictures.

/// Reflects coordinates into 0..1: the last resort beyond the photo's border.
fn mirrored(uv: vec2f) -> vec2f {
  let r = abs(uv);
  let m = r - 2.0 * floor(r * 0.5);
  return min(m, 2.0 - m);
}

/// Catmull-Rom read of a photo at uv by five filtered samples: of the four taps an axis has, the
/// middle two are one sample between them, since their weights have the same sign, and the corners
/// are left out and the rest normalised (Jimenez, Filmic SMAA, 2016): on photographs 60 dB and more
/// from all sixteen taps. On a texel's centre it is the texel itself.
fn bicubic(photo: texture_2d<f32>, linear_sampler: sampler, uv: vec2f) -> vec3f {
  let size = vec2f(textureDimensions(photo));
  let c = mirrored(uv) * size;
  let centre = floor(c - 0.5) + 0.5;
  let f = c - centre;
  let before = f * (-0.5 + f * (1.0 - 0.5 * f));
  let after = f * f * (-0.5 + 0.5 * f);
  let third = f * (0.5 + f * (2.0 - 1.5 * f));
  let middle = 1.0 - before - after;
  let a = (centre - 1.0) / size;
  let b = (centre + third / middle) / size;
  let d = (centre + 2.0) / size;
  let outer = vec4f(before.x * middle.y, after.x * middle.y, before.y * middle.x, after.y * middle.x);
  let inner = middle.x * middle.y;
  let sum = inner * colour_of(photo, linear_sampler, b.x, b.y)
    + outer.x * colour_of(photo, linear_sampler, a.x, b.y)
    + outer.y * colour_of(photo, linear_sampler, d.x, b.y)
    + outer.z * colour_of(photo, linear_sampler, b.x, a.y)
    + outer.w * colour_of(photo, linear_sampler, b.x, d.y);
  return sum / (inner + dot(outer, vec4f(1.0)));
}

fn colour_of(photo: texture_2d<f32>, linear_sampler: sampler, x: f32, y: f32) -> vec3f {
  return textureSampleLevel(photo, linear_sampler, vec2f(x, y), 0.0).rgb;
}
