// One frame: the camera's ray to the photo, sway of the front layer, and what travels as a
// residual over it: out = front(xs) + sum_k m_k(xs) (L_k(x - motion) - L_k(xs)). Without
// motion the residual vanishes, so the first frame is the photo.

@group(0) @binding(1) var picture: texture_storage_2d<rgba8unorm, write>;
@group(0) @binding(2) var photo: texture_2d<f32>;
@group(0) @binding(3) var detailed_photo: texture_2d<f32>;
@group(0) @binding(4) var smooth_sampler: sampler;
/// r air, g water, a where the background hides behind the front.
@group(0) @binding(5) var mattes: texture_2d<f32>;
/// Layer 0 air, 1 water: the photo's texture extended past the matte.
@group(0) @binding(6) var extensions: texture_2d_array<f32>;
/// The same, blurred: the local mean against which blended streams keep their contrast.
@group(0) @binding(7) var means: texture_2d_array<f32>;
@group(0) @binding(8) var background: texture_2d<f32>;
@group(0) @binding(9) var sway_field: texture_2d<f32>;
@group(0) @binding(10) var flow_field: texture_2d<f32>;
@group(0) @binding(11) var ripple_field: texture_2d<f32>;
/// x front, y background.
@group(0) @binding(12) var disparities: texture_2d<f32>;
/// x least, y greatest, z least of the background around a tile.
@group(0) @binding(13) var disparity_bounds: texture_2d<f32>;

/// Output tiles of this dispatch: x in the low, y in the high 16 bits, 16 pixels each.
@group(1) @binding(0) var<storage, read> tiles: array<u32>;

// What occurs in the tiles of this dispatch. Software adapters compute both sides of every
// branch, so what does not occur is left out of the pipeline altogether.
/// The photo has the output's size and nothing moves.
override IS_COPY: bool = false;
/// 0 none, 1 over flat relief, 2 over relief, 3 over relief that tears.
override CAMERA: u32 = 3u;
override HAS_SWAY: bool = true;
override HAS_AIR: bool = true;
override HAS_WATER: bool = true;
override HAS_DRIFT: bool = true;
override HAS_RIPPLE: bool = true;
/// The tile and all that may travel into it belong to one layer alone.
override IS_SOLID: bool = false;
/// The frame stands between the two resolutions of the photo.
override IS_MIXED: bool = false;

const AIR = 0u;
const WATER = 1u;
const MAX_GAIN = 1.3;

fn photo_at(x: vec2f) -> vec3f {
  let uv = x / frame.extent;
  let colour = bicubic(photo, smooth_sampler, uv);
  if (IS_MIXED) {
    return mix(colour, bicubic(detailed_photo, smooth_sampler, uv), frame.detail);
  }
  return colour;
}

fn mattes_at(x: vec2f) -> vec4f {
  return textureSampleLevel(mattes, smooth_sampler, mirrored(x / frame.extent), 0.0);
}

fn extension_at(x: vec2f, kind: u32) -> vec3f {
  return textureSampleLevel(extensions, smooth_sampler, mirrored(x / frame.extent), kind, 0.0).rgb;
}

fn mean_at(x: vec2f, kind: u32) -> vec3f {
  return textureSampleLevel(means, smooth_sampler, mirrored(x / frame.extent), kind, 0.0).rgb;
}

/// A layer's colour at x, and how surely it is the layer's own (not filled, not beyond the border).
fn layer_at(x: vec2f, kind: u32) -> vec4f {
  let outside = max(max(-x, x - frame.extent), vec2f(0.0));
  let inside = 1.0 - smoothstep(0.0, 0.03, max(outside.x, outside.y));
  if (IS_SOLID) {
    return vec4f(photo_at(x), inside);
  }
  let known = layer_certainty(mattes_at(x)[kind]);
  return vec4f(mix(extension_at(x, kind), photo_at(x), known), known * inside);
}

/// The layer carried to x: from the period's start and from its end, blended (Holynski et al.),
/// the blend's lost contrast given back as far as the two are different texture.
fn carried_layer(x: vec2f, ripple: vec2f, kind: u32) -> vec3f {
  if (!HAS_DRIFT) {
    return layer_at(x - ripple, kind).rgb;
  }
  let flow = bilinear_field(flow_field, smooth_sampler, x / frame.extent);
  let was = x + flow.xy - ripple;
  let will = x + flow.zw - ripple;
  let a = layer_at(was, kind);
  let b = layer_at(will, kind);
  let shares = select(frame.drift_shares.xy, frame.drift_shares.zw, kind == WATER);
  let share_a = shares.x * (0.03 + 0.97 * a.a);
  let share_b = shares.y * (0.03 + 0.97 * b.a);
  let wb = share_b / (share_a + share_b);
  let wa = 1.0 - wb;
  let apart = distance(was, will) / frame.correlation_length;
  let likeness = exp(-apart * apart);
  let gain = min(inverseSqrt(wa * wa + wb * wb + 2.0 * wa * wb * likeness), MAX_GAIN);
  let mean = wa * mean_at(was, kind) + wb * mean_at(will, kind);
  return mean + gain * (wa * a.rgb + wb * b.rgb - mean);
}

/// Where the pixel x of the swaying front comes from: p = x - D(p).
fn swayed(x: vec2f) -> vec2f {
  var p = x;
  for (var i = 0; i < 3; i++) {
    p = x - bilinear_field(sway_field, smooth_sampler, p / frame.extent).xy;
  }
  return p;
}

/// What a layer adds over the front at x, whose own pixel comes from xs.
fn residual(x: vec2f, xs: vec2f, ripple: vec2f, share: f32, kind: u32) -> vec3f {
  let filled = share * (1.0 - layer_certainty(share));
  return share * carried_layer(x, ripple, kind) - filled * extension_at(xs, kind);
}

/// The animated photo at the position x of it.
fn composite(x: vec2f, is_behind: bool) -> vec3f {
  var xs = x;
  if (HAS_SWAY) {
    xs = swayed(x);
  }
  var ripple = vec2f(0.0);
  if (HAS_RIPPLE) {
    ripple = bilinear_field(ripple_field, smooth_sampler, x / frame.extent).xy;
  }
  if (IS_SOLID) {
    return carried_layer(x, ripple, select(AIR, WATER, HAS_WATER));
  }
  var matte = vec4f(0.0);
  if (HAS_AIR || HAS_WATER || CAMERA == 3u) {
    matte = mattes_at(xs);
  }
  var rest = 1.0;
  var colour = vec3f(0.0);
  if (HAS_AIR) {
    colour += residual(x, xs, vec2f(0.0), matte.r, AIR);
    rest -= matte.r * layer_certainty(matte.r);
  }
  if (HAS_WATER) {
    colour += residual(x, xs, ripple, matte.g, WATER);
    rest -= matte.g * layer_certainty(matte.g);
  }
  var front = photo_at(xs);
  if (CAMERA == 3u) {
    let hidden = textureSampleLevel(background, smooth_sampler, mirrored(xs / frame.extent), 0.0);
    front = mix(front, hidden.rgb, select(0.0, matte.a, is_behind));
  }
  return colour + rest * front;
}

/// The colour of an output position in long sides.
fn picture_at(o: vec2f) -> vec3f {
  if (CAMERA == 0u) {
    return composite(o, false);
  }
  let hit = trace(o);
  if (CAMERA < 3u) {
    return composite(hit.front, false);
  }
  var colour = vec3f(0.0);
  for (var layer = select(0, 1, hit.torn >= 1.0); layer < select(1, 2, hit.torn > 0.0); layer++) {
    let share = select(1.0 - hit.torn, hit.torn, layer == 1);
    colour += share * composite(select(hit.front, hit.behind, layer == 1), layer == 1);
  }
  return colour;
}

@compute @workgroup_size(8, 8)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let tile = tiles[group.x];
  let id = vec2u(tile & 0xffffu, tile >> 16u) * 16u + group.yz * 8u + local.xy;
  if (any(id >= textureDimensions(picture))) {
    return;
  }
  if (IS_COPY) {
    textureStore(picture, id, textureLoad(photo, id, 0));
    return;
  }
  let o = (vec2f(id) + 0.5) / frame.output_size * frame.extent;
  textureStore(picture, id, vec4f(clamp(picture_at(o), vec3f(0.0), vec3f(1.0)), 1.0));
}
