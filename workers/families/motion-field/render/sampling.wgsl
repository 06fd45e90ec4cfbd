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

/// Catmull-Rom weights of the four taps around a fraction.
fn catmull_rom(f: f32) -> vec4f {
  let a = f * (-0.5 + f * (1.0 - 0.5 * f));
  let b = 1.0 + f * f * (-2.5 + 1.5 * f);
  let c = f * (0.5 + f * (2.0 - 1.5 * f));
  let d = f * f * (-0.5 + 0.5 * f);
  return vec4f(a, b, c, d);
}

/// Bicubic (Catmull-Rom) read of a photo at uv; on a texel's centre the texel itself.
fn bicubic(photo: texture_2d<f32>, uv: vec2f) -> vec3f {
  let last = vec2i(textureDimensions(photo)) - 1;
  let c = mirrored(uv) * vec2f(last + 1) - 0.5;
  let base = floor(c);
  let wx = catmull_rom(c.x - base.x);
  let wy = catmull_rom(c.y - base.y);
  let i = vec2i(base);
  let x0 = clamp(i.x - 1, 0, last.x);
  let x1 = clamp(i.x, 0, last.x);
  let x2 = clamp(i.x + 1, 0, last.x);
  let x3 = clamp(i.x + 2, 0, last.x);
  var sum = vec3f(0.0);
  for (var row = 0; row < 4; row++) {
    let y = clamp(i.y - 1 + row, 0, last.y);
    sum += wy[row] * (wx.x * textureLoad(photo, vec2i(x0, y), 0).rgb
      + wx.y * textureLoad(photo, vec2i(x1, y), 0).rgb
      + wx.z * textureLoad(photo, vec2i(x2, y), 0).rgb
      + wx.w * textureLoad(photo, vec2i(x3, y), 0).rgb);
  }
  return sum;
}
