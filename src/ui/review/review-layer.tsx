import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ReviewState } from '../../app/review/review-state';
import { paintMotion, paintStretch } from './paint-review';
import './review-layer.css';
import { speedText } from './review-text';

export interface ReviewLayerProps {
  readonly state: ReviewState;
  /** Of the clip to come. */
  readonly longSidePixels: number;
}

/** The review over the picture: where it moves and which way, or where it is stretched. */
export function ReviewLayer({ state, longSidePixels }: ReviewLayerProps): JSX.Element | null {
  const overlay = state.overlay.value;
  const map = state.review.value?.map;
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas || !map) return;
    if (overlay === 'motion') paintMotion(canvas, map);
    if (overlay === 'stretch') paintStretch(canvas, map);
  }, [overlay, map]);
  if (overlay === 'none' || !map) return null;
  const isMotion = overlay === 'motion';
  const fastest = map.speeds.reduce((most, speed) => Math.max(most, speed), 0);
  return (
    <div class="review-layer" data-testid="review-layer">
      <canvas
        ref={canvasRef}
        role="img"
        aria-label={isMotion ? 'Where it moves, and which way' : 'What is stretched'}
      />
      <p class="review-legend">
        {isMotion ? (
          <>
            <span>0</span>
            <span class="review-scale" />
            <span>{speedText(fastest * longSidePixels)}, without the camera</span>
          </>
        ) : (
          <>
            <span class="review-key is-motion" />
            <span>by motion</span>
            <span class="review-key is-camera" />
            <span>by the camera</span>
          </>
        )}
      </p>
    </div>
  );
}
