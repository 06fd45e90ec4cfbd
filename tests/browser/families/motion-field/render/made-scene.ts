import type {
  MotionScene,
  Planes,
} from '../../../../../workers/families/motion-field/render/motion-scene';

import { NATURAL_SPEEDS } from '../../../../../workers/families/motion-field/region-speed';

/** Planes made value by value; x and y run 0..1 over texel centres. */
export function planesOf(
  channels: number,
  width: number,
  height: number,
  valueAt: (channel: number, x: number, y: number) => number,
): Planes {
  const data = new Float32Array(channels * width * height);
  for (let i = 0; i < data.length; i++) {
    const x = ((i % width) + 0.5) / width;
    const y = ((Math.floor(i / width) % height) + 0.5) / height;
    data[i] = valueAt(Math.floor(i / (width * height)), x, y);
  }
  return { data, channels, height, width };
}

/** A photo of patterned sky over patterned water with a swaying block, deterministic. */
export function photoBytes(width: number, height: number): Uint8Array<ArrayBuffer> {
  const texels = new Uint8Array(4 * width * height);
  let state = 12345;
  for (let i = 0; i < texels.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const [x, y] = [Math.floor(i / 4) % width, Math.floor(i / 4 / width)];
    const wave = 128 + 70 * Math.sin(x * 0.31 + (i % 4)) * Math.cos(y * 0.27 - (i % 4));
    texels[i] = i % 4 === 3 ? 255 : Math.round(wave + (state >>> 28));
  }
  return texels;
}

/** Sky above, water below, something near that sways in the middle; all of it moves. */
export function movingScene(photo: GPUTexture): MotionScene {
  const [width, height] = [48, 32];
  const isNear = (x: number, y: number): boolean => x > 0.4 && x < 0.6 && y > 0.2 && y < 0.7;
  const mattes = planesOf(3, width, height, (channel, x, y) => {
    const wanted = isNear(x, y) ? 2 : y < 0.45 ? 0 : 1;
    return channel === wanted ? 1 : 0;
  });
  return {
    photo,
    mattes,
    disparity: planesOf(1, width, height, (_c, x, y) =>
      isNear(x, y) ? 0.8 : y < 0.45 ? 0 : (y - 0.45) * 1.6,
    ),
    background: planesOf(4, 24, 16, (channel, _x, y) =>
      channel < 3 ? 0.5 : y < 0.45 ? 0 : (y - 0.45) * 1.6,
    ),
    drift: planesOf(2, 24, 16, (channel, _x, y) => (y < 0.5 && channel === 0 ? 0.03 : 0)),
    ripple: planesOf(4, 24, 16, (channel) => [0.004, 0.1, 0.3, 0.954][channel] ?? 0),
    sway: planesOf(16, 24, 16, (channel, x) => 0.004 * Math.sin(5 * x + channel)),
    swayFrequenciesHz: [0.25, 0.5, 1, 2],
    ...NATURAL_SPEEDS,
  };
}

/** The same scene with every field at zero. */
export function stillScene(photo: GPUTexture): MotionScene {
  const zero = ({ channels, width, height }: Planes): Planes =>
    planesOf(channels, width, height, () => 0);
  const scene = movingScene(photo);
  return {
    ...scene,
    drift: zero(scene.drift),
    ripple: zero(scene.ripple),
    sway: zero(scene.sway),
  };
}
