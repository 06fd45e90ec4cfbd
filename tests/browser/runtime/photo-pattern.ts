/** A picture with what photographs have: soft gradients, edges, fine texture and strong colours. */
export function createPhotoPattern(
  widthPixels: number,
  heightPixels: number,
  frameIndex: number,
): Uint8Array<ArrayBuffer> {
  const rgba = new Uint8Array(widthPixels * heightPixels * 4);
  for (let y = 0; y < heightPixels; y += 1) {
    for (let x = 0; x < widthPixels; x += 1) {
      const [red, green, blue] = colourAt(x / heightPixels, y / heightPixels, frameIndex);
      rgba.set([red, green, blue, 255], (y * widthPixels + x) * 4);
    }
  }
  return rgba;
}

/** Sky with drifting clouds over a textured ground and a hard-edged house. */
function colourAt(x: number, y: number, frameIndex: number): [number, number, number] {
  if (x > 0.7 && x < 1 && y > 0.35 && y < 0.8) return [172, 64, 48];
  if (y < 0.5) {
    const cloud = 40 * Math.sin(9 * (x + frameIndex * 0.002)) * Math.sin(13 * y + 2 * x);
    return [120 + 60 * y + cloud, 160 + 60 * y + cloud, 225 + cloud / 2];
  }
  const grain = 12 * Math.sin(260 * x + 40 * Math.sin(31 * y)) * Math.sin(190 * y);
  const swell = 25 * Math.sin(24 * x + 5 * y + frameIndex * 0.05);
  return [70 + swell + grain, 110 + swell + grain, 45 + grain];
}
