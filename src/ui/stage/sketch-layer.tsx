import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MotionSketch } from '../../contract/sketch';
import { paintSketch } from './paint-sketch';

/** One step of the denoising over the photo: streaks where it drifts, arcs for ripples, ticks for sway. */
export function SketchLayer({ sketch }: { readonly sketch: MotionSketch }): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvasRef.current) paintSketch(canvasRef.current, sketch);
  }, [sketch]);
  return (
    <canvas
      class="sketch"
      ref={canvasRef}
      role="img"
      aria-label={`The motion after step ${sketch.step} of ${sketch.steps}`}
      data-testid="sketch"
    />
  );
}
