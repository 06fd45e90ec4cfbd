// Sway of one frame at field resolution (Li et al., Generative Image Dynamics, 2024):
// D(t) = Re(sum_k S_k e^(i 2 pi f_k t)) - D(0), in long sides.
const MAX_FREQUENCIES = 48u;

struct Sway {
  count: u32,
  /// x: cos(2 pi f t) - 1, y: sin(2 pi f t) of each frequency.
  turns: array<vec4f, MAX_FREQUENCIES>,
}

@group(0) @binding(0) var<uniform> sway: Sway;
/// One layer a frequency: real x, real y, imaginary x, imaginary y.
@group(0) @binding(1) var spectrum: texture_2d_array<f32>;
@group(0) @binding(2) var displacement: texture_storage_2d<rg32float, write>;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (any(id.xy >= textureDimensions(displacement))) {
    return;
  }
  var sum = vec2f(0.0);
  for (var k = 0u; k < sway.count; k++) {
    let s = textureLoad(spectrum, id.xy, k, 0);
    sum += s.xy * sway.turns[k].x - s.zw * sway.turns[k].y;
  }
  textureStore(displacement, id.xy, vec4f(sum, 0.0, 0.0));
}
