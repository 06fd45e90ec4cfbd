import type { JSX } from 'preact';
import type { ReviewState } from '../../app/review/review-state';
import type { StretchFigures } from '../../contract/review';
import { Button } from '../controls/button';

export interface ReviewRemediesProps {
  readonly state: ReviewState;
  readonly stretch: StretchFigures;
}

/** Of the area: less is not worth a remedy. */
const LEAST_SHARE = 0.001;

/** What can be done about stretched places, a press each. */
export function ReviewRemedies({ state, stretch }: ReviewRemediesProps): JSX.Element | null {
  const { share, motionShare, calmStrength, calmCamera } = stretch;
  if (share < LEAST_SHARE) return null;
  return (
    <div class="review-remedies" role="group" aria-label="Against stretching">
      {calmStrength !== null && (
        <Button testId="lower-strength" onPress={state.lowerStrength}>
          {`Lower strength to ${Math.round(calmStrength * 100)} %`}
        </Button>
      )}
      {calmCamera !== null && (
        <Button testId="calm-camera" onPress={state.calmCamera}>
          {`Camera ${Math.round(calmCamera * 100)} % as far`}
        </Button>
      )}
      {motionShare >= LEAST_SHARE && (
        <Button testId="freeze-stretched" onPress={state.freezeStretched}>
          Keep these places still
        </Button>
      )}
    </div>
  );
}
