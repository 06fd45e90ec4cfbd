// RGBA8 texture of gamma-encoded values -> I420, BT.709 (ITU-R BT.709-6, 3.4 and 3.5), limited
// range: Y 16..235, U and V 16..240. Each invocation writes one word (four samples in a row) of
// one plane; a plane's rows begin on whole words.

struct Shape {
  size: vec2u,
  // In words.
  lumaStride: u32,
  chromaStride: u32,
}

@group(0) @binding(0) var frame: texture_2d<f32>;
@group(0) @binding(1) var<storage, read_write> samples: array<u32>;
@group(0) @binding(2) var<uniform> shape: Shape;

const KR = 0.2126;
const KG = 0.7152;
const KB = 0.0722;

fn lumaOf(rgb: vec3f) -> f32 {
  return dot(rgb, vec3f(KR, KG, KB));
}

fn pixel(x: u32, y: u32) -> vec3f {
  return textureLoad(frame, min(vec2u(x, y), shape.size - 1u), 0).rgb;
}

fn packWord(values: vec4f) -> u32 {
  let bytes = vec4u(clamp(floor(values + 0.5), vec4f(0), vec4f(255)));
  return bytes.x | (bytes.y << 8u) | (bytes.z << 16u) | (bytes.w << 24u);
}

@compute @workgroup_size(16, 8)
fn writeLuma(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= shape.lumaStride || id.y >= shape.size.y) { return; }
  var luma: vec4f;
  for (var i = 0u; i < 4u; i++) {
    luma[i] = lumaOf(pixel(id.x * 4u + i, id.y));
  }
  samples[id.y * shape.lumaStride + id.x] = packWord(16.0 + 219.0 * luma);
}

@compute @workgroup_size(16, 8)
fn writeChroma(@builtin(global_invocation_id) id: vec3u) {
  let rows = shape.size.y / 2u;
  if (id.x >= shape.chromaStride || id.y >= rows) { return; }
  var blue: vec4f;
  var red: vec4f;
  for (var i = 0u; i < 4u; i++) {
    let x = (id.x * 4u + i) * 2u;
    let y = id.y * 2u;
    let mean = 0.25 * (pixel(x, y) + pixel(x + 1u, y) + pixel(x, y + 1u) + pixel(x + 1u, y + 1u));
    let luma = lumaOf(mean);
    blue[i] = (mean.b - luma) / (2.0 * (1.0 - KB));
    red[i] = (mean.r - luma) / (2.0 * (1.0 - KR));
  }
  let first = shape.lumaStride * shape.size.y + id.y * shape.chromaStride + id.x;
  samples[first] = packWord(128.0 + 224.0 * blue);
  samples[first + shape.chromaStride * rows] = packWord(128.0 + 224.0 * red);
}
