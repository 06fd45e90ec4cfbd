import type { FrameFit } from '../../../src/contract/sequence';

/** A part as it goes into a frame. */
export interface ComposedLayer {
  readonly frame: VideoFrame;
  /** 0..1, over what was drawn before it. */
  readonly opacity: number;
  /** Of the frame's size, clear where there are no words; null for none. */
  readonly title: OffscreenCanvas | null;
  readonly titleOpacity: number;
}

/** Draws one frame of a sequence at the canvas's size: for the screen and for the file alike. */
export function composeFrame(
  context: OffscreenCanvasRenderingContext2D,
  layers: readonly ComposedLayer[],
  fit: FrameFit,
): void {
  const { width, height } = context.canvas;
  context.globalAlpha = 1;
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  for (const { frame, opacity } of layers) drawPicture(context, frame, opacity, fit);
  for (const { title, titleOpacity } of layers) {
    if (!title || titleOpacity === 0) continue;
    context.globalAlpha = titleOpacity;
    context.drawImage(title, 0, 0, width, height);
  }
}

/** A picture with what is beside it: both cover what lies under them as much. */
function drawPicture(
  context: OffscreenCanvasRenderingContext2D,
  frame: VideoFrame,
  opacity: number,
  fit: FrameFit,
): void {
  const { width, height } = context.canvas;
  const { displayWidth, displayHeight } = frame;
  const choose = fit === 'cover' ? Math.max : Math.min;
  const scale = choose(width / displayWidth, height / displayHeight);
  const w = Math.round(displayWidth * scale);
  const h = Math.round(displayHeight * scale);
  const x = Math.round((width - w) / 2);
  const y = Math.round((height - h) / 2);
  context.globalAlpha = opacity;
  context.drawImage(frame, x, y, w, h);
  if (x > 0) {
    context.fillRect(0, 0, x, height);
    context.fillRect(x + w, 0, width - x - w, height);
  }
  if (y > 0) {
    context.fillRect(0, 0, width, y);
    context.fillRect(0, y + h, width, height - y - h);
  }
}
