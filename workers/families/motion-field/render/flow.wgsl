// Flow maps of one frame through the stationary velocity (Holynski et al., Animating Pictures
// with Eulerian Motion Fields, 2021), midpoint rule. For a pixel: the offset to where its
// colour was at the period's start (xy) and to where it will be at the period's end (zw).
struct Flow {
  /// Long sides of the photo: width and height, the longer being 1.
  extent: vec2f,
  elapsed_seconds: f32,
  remaining_seconds: f32,
  steps: u32,
}

@group(0) @binding(0) var<uniform> flow: Flow;
@group(0) @binding(1) var velocity: texture_2d<f32>;
@group(0) @binding(2) var offsets: texture_storage_2d<rgba32float, write>;
@group(0) @binding(3) var linear_sampler: sampler;

fn travel(start: vec2f, seconds: f32) -> vec2f {
  let step = seconds / f32(flow.steps);
  var at = start;
  for (var i = 0u; i < flow.steps; i++) {
    let middle = at + 0.5 * step * bilinear_field(velocity, linear_sampler, at / flow.extent).xy;
    at += step * bilinear_field(velocity, linear_sampler, middle / flow.extent).xy;
  }
  return at - start;
}

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(offsets);
  if (any(id.xy >= size)) {
    return;
  }
  let at = (vec2f(id.xy) + 0.5) / vec2f(size) * flow.extent;
  let was = travel(at, -flow.elapsed_seconds);
  let will = travel(at, flow.remaining_seconds);
  textureStore(offsets, id.xy, vec4f(was, will));
}
