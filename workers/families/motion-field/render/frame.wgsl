// Shared chunk: everything the compose pass is told about one frame. All lengths are in long
// sides of the photo, y down. Mirrors frame-uniforms.ts.
struct Frame {
  /// Width and height of the photo in long sides.
  extent: vec2f,
  output_size: vec2f,
  /// Output pixel (centred, long sides) to a ray's meeting point with the plane at infinity.
  ray_x: vec4f,
  ray_y: vec4f,
  ray_z: vec4f,
  /// xy: shift of the nearest things, z: share of the distance to them that was dollied.
  parallax: vec3f,
  /// 0: photo at output size, 1: the more detailed one for magnified frames.
  detail: f32,
  /// Weights of what was at the drift period's start and what will be at its end: xy of the air,
  /// zw of the water.
  drift_shares: vec4f,
  /// Long sides over which the photo's texture decorrelates.
  correlation_length: f32,
  /// One output pixel in long sides.
  pixel: f32,
}

@group(0) @binding(0) var<uniform> frame: Frame;
