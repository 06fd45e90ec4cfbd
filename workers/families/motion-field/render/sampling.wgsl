// Shared chunk: how every pass reads textures and fields. Positions are f32 all the way;
// hardware filtering has 8-bit fractions, so displacements are interpolated by hand.

/// Reflects coordinates into 0..1: the last resort beyond the photo's border.
fn mirrored(uv: vec2f) -> vec2f {
  let r = abs(uv);
  let m = r - 2.0 * floor(r * 0.5);
  return min(m, 2.0 - m);
}

/// Bilinear read of an f32 field at uv (0..1 over the whole field, texel centres at halves).
fn bilinear_field(field: texture_2d<f32>, uv: vec2f) -> vec4f {
  let size = vec2i(textureDimensions(field));
  let c = clamp(uv * vec2f(size) - 0.5, vec2f(0.0), vec2f(size - 1));
  let i = vec2i(c);
  let j = min(i + 1, size - 1);
  let f = c - vec2f(i);
  let top = mix(textureLoad(field, i, 0), textureLoad(field, vec2i(j.x, i.y), 0), f.x);
  let low = mix(textureLoad(field, vec2i(i.x, j.y), 0), textureLoad(field, j, 0), f.x);
  return mix(top, low, f.y);
}

/// Catmull-Rom read of a photo at uv by nine filtered samples: of the four taps an axis has, the
/// middle two are one sample between them, since their weights have the same sign. On a texel's
/// centre it is the texel itself.
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
  let columns = vec3f(a.x, b.x, d.x);
  let shares = vec3f(before.x, middle.x, after.x);
  return before.y * row_of(photo, linear_sampler, columns, a.y, shares)
    + middle.y * row_of(photo, linear_sampler, columns, b.y, shares)
    + after.y * row_of(photo, linear_sampler, columns, d.y, shares);
}

fn row_of(photo: texture_2d<f32>, linear_sampler: sampler, columns: vec3f, y: f32, shares: vec3f) -> vec3f {
  return shares.x * textureSampleLevel(photo, linear_sampler, vec2f(columns.x, y), 0.0).rgb
    + shares.y * textureSampleLevel(photo, linear_sampler, vec2f(columns.y, y), 0.0).rgb
    + shares.z * textureSampleLevel(photo, linear_sampler, vec2f(columns.z, y), 0.0).rgb;
}
