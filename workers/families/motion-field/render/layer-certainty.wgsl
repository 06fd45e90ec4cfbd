// Shared chunk: mixed pixels at a matte's rim hold the still things' colour too, so only a
// nearly full matte makes a pixel of the photo part of the layer's own texture.
fn layer_certainty(matte: f32) -> f32 {
  return smoothstep(0.75, 0.97, matte);
}
