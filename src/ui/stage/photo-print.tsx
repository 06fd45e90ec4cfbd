import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CropRectangle } from '../../contract/clip';
import type { Photo } from '../../app/photo/photo';
import type { StageState } from '../../app/stage-state';
import { PrintRoom } from './print-room';

/** Long side of what is drawn on the page; more than a stage shows is wasted memory. */
const longestSidePixels = 2048;

export interface PhotoPrintProps {
  readonly photo: Photo;
  /** Part of the photo to show; the whole of it when left out. */
  readonly part?: CropRectangle;
  /** Where it can be looked at closely. */
  readonly stage?: StageState;
  readonly children?: ComponentChildren;
}

/** The photo, or a part of it, drawn as large as its surroundings allow. */
export function PhotoPrint({ photo, part, stage, children }: PhotoPrintProps): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const shown = part ?? { x: 0, y: 0, width: photo.widthPixels, height: photo.heightPixels };
  const { x, y, width, height } = shown;

  // At once: the photo's pixels go as soon as another one is opened.
  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const scale = Math.min(1, longestSidePixels / Math.max(width, height));
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    context.imageSmoothingQuality = 'high';
    context.drawImage(photo.bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height);
  }, [photo, x, y, width, height]);

  return (
    <PrintRoom widthPixels={width} heightPixels={height} stage={stage}>
      <div class="print-picture">
        <canvas ref={canvasRef} role="img" aria-label={`Photo ${photo.name}`} />
      </div>
      {children}
    </PrintRoom>
  );
}
