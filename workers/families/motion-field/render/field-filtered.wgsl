// Shared chunk, where the device filters 32-bit floats: bilinear read of a field at uv by the
// sampler, about twice as fast. Its fractions may have 8 bits alone: of what neighbouring texels
// differ by, that is a 512th at most.
fn bilinear_field(field: texture_2d<f32>, linear_sampler: sampler, uv: vec2f) -> vec4f {
  return textureSampleLevel(field, linear_sampler, uv, 0.0);
}
