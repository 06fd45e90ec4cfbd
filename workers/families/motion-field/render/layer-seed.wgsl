// The known part of one layer at working size: rgb times how surely the pixel belongs to the
// layer, and that certainty. What remains is filled by the pull and push passes.
struct Seed {
  /// 0 air, 1 water: the channel of the mattes.
  kind: u32,
}

@group(0) @binding(0) var photo: texture_2d<f32>;
@group(0) @binding(1) var mattes: texture_2d<f32>;
@group(0) @binding(2) var known: texture_storage_2d<rgba16float, write>;
@group(0) @binding(3) var<uniform> seed: Seed;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= textureDimensions(known))) {
    return;
  }
  let certainty = layer_certainty(textureLoad(mattes, id.xy, 0)[seed.kind]);
  textureStore(known, id.xy, vec4f(textureLoad(photo, id.xy, 0).rgb * certainty, certainty));
}
