// Push of pull-push: where a level knows little, the filled coarser level shows through.
@group(0) @binding(0) var known: texture_2d<f32>;
@group(0) @binding(1) var coarse: texture_2d<f32>;
@group(0) @binding(2) var filled: texture_storage_2d<rgba16float, write>;
@group(0) @binding(3) var linear_sampler: sampler;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(filled);
  if (any(id.xy >= size)) {
    return;
  }
  let own = textureLoad(known, id.xy, 0);
  let below = bilinear_field(coarse, linear_sampler, (vec2f(id.xy) + 0.5) / vec2f(size)).rgb;
  // The top of the pyramid has nothing below it and is given itself: its own mean counts wholly.
  let is_top = all(textureDimensions(coarse) == size);
  let share = select(min(own.a * 4.0, 1.0), 1.0, is_top);
  textureStore(filled, id.xy, vec4f(mix(below, own.rgb / max(own.a, 1e-4), share), 1.0));
}
