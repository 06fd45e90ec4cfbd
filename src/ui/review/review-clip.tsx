import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FinishedClip } from '../../app/job/job';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { focusReview } from './review-section';
import './review-section.css';

export interface ReviewClipProps {
  readonly studio: Studio;
  readonly finished: FinishedClip;
}

/** From a clip to its review, which is measured on Live. */
export function ReviewClip({ studio, finished }: ReviewClipProps): JSX.Element {
  const [isBringing, setBringing] = useState(false);
  async function open(): Promise<void> {
    setBringing(true);
    const isOpen = await studio.reviewClip(finished);
    setBringing(false);
    // What was pressed has gone with the clip.
    if (isOpen) requestAnimationFrame(focusReview);
  }
  return (
    <div class="review-clip">
      <Button
        icon="compare"
        testId="review-clip"
        isDisabled={isBringing}
        describedBy="review-clip-hint"
        onPress={() => void open()}
      >
        Review
      </Button>
      <p class="field-hint" id="review-clip-hint">
        Measured on Live: how much moves, how the loop closes, what is stretched.
      </p>
    </div>
  );
}
