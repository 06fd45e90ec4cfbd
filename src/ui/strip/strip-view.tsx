import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Strip } from '../../contract/strip';
import './strip-view.css';

export interface StripViewProps {
  readonly strip: Strip;
  /** Width / height of what is shown; the pictures are cut to it. */
  readonly ratio: number;
  /** Index of the picture that it rests on. */
  readonly restsOn: number;
}

/**
 * A small moving picture: its pictures side by side on one canvas, which the style sheet pulls past
 * a window. It moves inside of an element of the class `strip-plays`, and inside of one of the class
 * `strip-host` while that is pointed at or has the keyboard.
 */
export function StripView({ strip, ratio, restsOn }: StripViewProps): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { length } = strip.pictures;
  useLayoutEffect(() => {
    if (canvasRef.current) drawSheet(canvasRef.current, strip.pictures, ratio);
  }, [strip, ratio]);
  return (
    <span class="strip" style={`--pictures: ${length}; --rests-on: ${restsOn}`}>
      <canvas ref={canvasRef} />
    </span>
  );
}

function drawSheet(
  canvas: HTMLCanvasElement,
  pictures: readonly ImageBitmap[],
  ratio: number,
): void {
  const [first] = pictures;
  if (!first) return;
  const width = Math.round(Math.min(first.width, first.height * ratio));
  const height = Math.round(Math.min(first.height, first.width / ratio));
  canvas.width = width * pictures.length;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const [left, top] = [(first.width - width) / 2, (first.height - height) / 2];
  for (const [index, picture] of pictures.entries()) {
    context?.drawImage(picture, left, top, width, height, index * width, 0, width, height);
  }
}
