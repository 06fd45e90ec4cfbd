// Lanczos-3 resize along x. Taps beyond the border are left out and the rest normalised.
@group(0) @binding(0) var source: texture_2d<f32>;
@group(0) @binding(1) var resized: texture_storage_2d<rgba16float, write>;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(resized);
  if (any(id.xy >= size)) {
    return;
  }
  let taps = taps_of(id.x, textureDimensions(source).x, size.x);
  var sum = vec4f(0.0);
  var total = 0.0;
  for (var i = taps.first; i < taps.end; i++) {
    let weight = lanczos((f32(i) + 0.5 - taps.centre) / taps.stretch);
    sum += weight * textureLoad(source, vec2i(i, i32(id.y)), 0);
    total += weight;
  }
  textureStore(resized, id.xy, vec4f((sum / total).rgb, 1.0));
}
