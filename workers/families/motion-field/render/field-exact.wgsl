// Shared chunk, where the device cannot filter 32-bit floats: bilinear read of a field at uv
// (0..1 over the whole field, texel centres at halves), by hand.
fn bilinear_field(field: texture_2d<f32>, unused_sampler: sampler, uv: vec2f) -> vec4f {
  let size = vec2i(textureDimensions(field));
  let c = clamp(uv * vec2f(size) - 0.5, vec2f(0.0), vec2f(size - 1));
  let i = vec2i(c);
  let j = min(i + 1, size - 1);
  let f = c - vec2f(i);
  let top = mix(textureLoad(field, i, 0), textureLoad(field, vec2i(j.x, i.y), 0), f.x);
  let low = mix(textureLoad(field, vec2i(i.x, j.y), 0), textureLoad(field, j, 0), f.x);
  return mix(top, low, f.y);
}
