/** A small landscape: sky above, water below, a dark tree before both. Deterministic. */
export function paintPhoto(width: number, height: number): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas.');
  const sky = context.createLinearGradient(0, 0, 0, height / 2);
  sky.addColorStop(0, '#3f74c8');
  sky.addColorStop(1, '#dfeaf6');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height / 2);
  context.fillStyle = '#ffffff';
  for (let cloud = 0; cloud < 9; cloud += 1) {
    context.beginPath();
    const x = ((cloud * 137) % 100) / 100;
    context.ellipse(x * width, height * (0.08 + 0.04 * cloud), width / 9, height / 30, 0, 0, 7);
    context.fill();
  }
  context.fillStyle = '#24536b';
  context.fillRect(0, height / 2, width, height / 2);
  context.fillStyle = '#8fb4c4';
  for (let wave = 0; wave < 40; wave += 1) {
    const y = height / 2 + ((wave * 61) % 100) * (height / 200);
    context.fillRect(((wave * 53) % 100) * (width / 100), y, width / 12, 2);
  }
  context.fillStyle = '#1d2a16';
  context.fillRect(width * 0.7, height * 0.2, width * 0.03, height * 0.6);
  return createImageBitmap(canvas);
}
