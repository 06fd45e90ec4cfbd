import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { PaintedMask } from '../../app/painted-mask';

/** What was kept still, where the rest moves; what was let move, where the rest is still. */
const STILL = [125, 180, 255] as const;
const MOVING = [255, 128, 81] as const;
const OPACITY = 0.55;

/** The painted mask over the picture, as softly as frames are drawn with it. */
export function MaskCanvas({
  painted,
}: {
  readonly painted: ReadonlySignal<PaintedMask | null>;
}): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const mask = painted.value;
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    if (!mask) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    // Resizing clears a canvas.
    if (canvas.width !== mask.width) canvas.width = mask.width;
    if (canvas.height !== mask.height) canvas.height = mask.height;
    context.putImageData(new ImageData(tintOf(mask), mask.width, mask.height), 0, 0);
  });
  return (
    <canvas
      class="tool-canvas"
      role="img"
      aria-label="What is painted"
      data-testid="mask-canvas"
      ref={canvasRef}
    />
  );
}

function tintOf({ data, unpainted }: PaintedMask): Uint8ClampedArray<ArrayBuffer> {
  const [red, green, blue] = unpainted === 1 ? STILL : MOVING;
  const pixels = new Uint8ClampedArray(4 * data.length);
  for (const [i, value] of data.entries()) {
    pixels.set([red, green, blue, 255 * OPACITY * Math.abs(unpainted - value)], 4 * i);
  }
  return pixels;
}
