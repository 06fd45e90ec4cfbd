import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../controls/button';
import './moving-picture.css';

export interface MovingPictureProps {
  readonly url: string;
  readonly title: string;
  /** Begins with its first frame, and a button that sets it moving. */
  readonly isStill: boolean;
}

/** A GIF or a WebP. The browser has no way to pause one: what stands still is a drawing of it. */
export function MovingPicture({ url, title, isStill }: MovingPictureProps): JSX.Element {
  const [isMoving, setMoving] = useState(!isStill);
  return (
    <>
      {isMoving ? (
        <img class="print-picture" src={url} alt={title} data-testid="clip" />
      ) : (
        <FirstFrame url={url} title={title} />
      )}
      <div class="moving-picture-button">
        <Button
          icon={isMoving ? 'pause' : 'play'}
          label={isMoving ? 'Stand still' : 'Play'}
          onPress={() => setMoving(!isMoving)}
        />
      </div>
    </>
  );
}

function FirstFrame({ url, title }: Pick<MovingPictureProps, 'url' | 'title'>): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = new Image();
    image.addEventListener('load', () => {
      const canvas = canvasRef.current;
      if (!canvas) return;
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
    });
    image.src = url;
  }, [url]);
  return (
    <canvas
      class="print-picture"
      ref={canvasRef}
      role="img"
      aria-label={title}
      data-testid="clip"
    />
  );
}
