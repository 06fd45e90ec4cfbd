import { createPictureReader } from '../../../runtime/picture-reader';
import type { Field } from '../render/plane-filters';
import type { RenderOptions } from '../render/render-options';
import { createRenderScene } from '../render/render-scene';
import type { SceneMotion } from '../render/scene-motion';

/** Long side of the frames that a review looks at. */
const LONG_SIDE_PIXELS = 160;

/**
 * Renders some frames of a clip as they will be, but small, each once.
 *
 * @param meanwhile what the processor does while the graphics processor draws
 * @returns Rec. 709 luma of the gamma-encoded values, 0..255, by frame
 */
export async function renderSmallFrames<Made>(
  device: GPUDevice,
  motion: SceneMotion,
  options: RenderOptions,
  wanted: readonly number[],
  signal: AbortSignal,
  meanwhile: () => Made,
): Promise<{ readonly frames: ReadonlyMap<number, Field>; readonly made: Made }> {
  const scale = LONG_SIDE_PIXELS / Math.max(options.widthPixels, options.heightPixels);
  const widthPixels = Math.max(16, Math.round(options.widthPixels * scale));
  const heightPixels = Math.max(16, Math.round(options.heightPixels * scale));
  const scene = await createRenderScene(device, motion, { ...options, widthPixels, heightPixels });
  const reader = createPictureReader(device, widthPixels, heightPixels);
  try {
    const renderer = await scene.film(options.camera);
    signal.throwIfAborted();
    // All at once: each alone would wait its turn behind what plays.
    const frames = [...new Set(wanted)].map(async (frame) => {
      const pixels = await reader.read(renderer.renderFrame(frame));
      return [frame, lumaOf(pixels, widthPixels, heightPixels)] as const;
    });
    const drawn = Promise.all(frames);
    try {
      const [read, made] = await Promise.all([drawn, afterThisTask().then(meanwhile)]);
      return { frames: new Map(read), made };
    } finally {
      renderer.dispose();
    }
  } finally {
    reader.dispose();
    scene.dispose();
  }
}

/** What was submitted goes to the graphics processor as a task ends. */
function afterThisTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function lumaOf(pixels: Uint8ClampedArray, width: number, height: number): Field {
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i += 1) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * i, 4 * i + 3);
    data[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return { data, width, height };
}
