// Pull of pull-push (Gortler et al., The Lumigraph, 1996): weighted colours averaged 2x2.
@group(0) @binding(0) var fine: texture_2d<f32>;
@group(0) @binding(1) var coarse: texture_storage_2d<rgba16float, write>;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= textureDimensions(coarse))) {
    return;
  }
  let size = textureDimensions(fine);
  var sum = vec4f(0.0);
  var count = 0.0;
  for (var child = 0u; child < 4u; child++) {
    let at = id.xy * 2u + vec2u(child & 1u, child >> 1u);
    if (all(at < size)) {
      sum += textureLoad(fine, at, 0);
      count += 1.0;
    }
  }
  textureStore(coarse, id.xy, sum / count);
}
