// RGBA8 texture of gamma-encoded values -> I420, BT.709 (ITU-R BT.709-6, 3.4 and 3.5), limited
// range: Y 16..235, U and V 16..240. Each invocation takes a block of 8 x 2 pixels, so that every
// pixel is read once, and writes it as four words of luma and a word each of U and V; the rows of
// every plane begin on whole words.

struct Shape {
  // In pixels.
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

// Past the right edge the last pixel is repeated: it only fills up a row's last word.
fn pixel(x: u32, y: u32) -> vec3f {
  return textureLoad(frame, vec2u(min(x, shape.size.x - 1u), y), 0).rgb;
}

fn packWord(values: vec4f) -> u32 {
  let bytes = vec4u(values + 0.5);
  return bytes.x | (bytes.y << 8u) | (bytes.z << 16u) | (bytes.w << 24u);
}

@compute @workgroup_size(16, 8)
fn convert(@builtin(global_invocation_id) id: vec3u) {
  let rows = shape.size.y / 2u;
  if (id.x >= shape.chromaStride || id.y >= rows) { return; }
  var luma: array<vec4f, 4>;
  var blue: vec4f;
  var red: vec4f;
  for (var i = 0u; i < 4u; i++) {
    let x = id.x * 8u + i * 2u;
    let y = id.y * 2u;
    let pixels = array(pixel(x, y), pixel(x + 1u, y), pixel(x, y + 1u), pixel(x + 1u, y + 1u));
    let word = i / 2u;
    let lane = (i % 2u) * 2u;
    luma[word][lane] = lumaOf(pixels[0]);
    luma[word][lane + 1u] = lumaOf(pixels[1]);
    luma[word + 2u][lane] = lumaOf(pixels[2]);
    luma[word + 2u][lane + 1u] = lumaOf(pixels[3]);
    let mean = 0.25 * (pixels[0] + pixels[1] + pixels[2] + pixels[3]);
    let meanLuma = lumaOf(mean);
    blue[i] = (mean.b - meanLuma) / (2.0 * (1.0 - KB));
    red[i] = (mean.r - meanLuma) / (2.0 * (1.0 - KR));
  }
  for (var i = 0u; i < 4u; i++) {
    let column = id.x * 2u + i % 2u;
    if (column < shape.lumaStride) {
      let row = id.y * 2u + i / 2u;
      samples[row * shape.lumaStride + column] = packWord(16.0 + 219.0 * luma[i]);
    }
  }
  let first = shape.size.y * shape.lumaStride + id.y * shape.chromaStride + id.x;
  samples[first] = packWord(128.0 + 224.0 * blue);
  samples[first + rows * shape.chromaStride] = packWord(128.0 + 224.0 * red);
}
