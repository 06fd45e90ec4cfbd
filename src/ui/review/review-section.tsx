import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import type { MotionReview } from '../../contract/review';
import '../settings/detail-fields.css';
import { ChipRow } from '../settings/chip-row';
import { ReviewFigures } from './review-figures';
import { ReviewRemedies } from './review-remedies';
import './review-section.css';

const SECTION_ID = 'review';

/** Brings the review into sight, and the keyboard to it; nothing where it is not shown. */
export function focusReview(): void {
  const section = document.getElementById(SECTION_ID);
  section?.querySelector('summary')?.focus({ preventScroll: true });
  // At the top, so that what is still to come above pushes nothing out of sight.
  section?.scrollIntoView({ block: 'start' });
}

/** What the preview does, in plain words and figures; live only. */
export function ReviewSection({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { review: state, draft } = studio;
  if (studio.view.value !== 'live') return null;
  const { widthPixels, heightPixels } = draft.outputSize.value;
  return (
    <details
      class="details review"
      id={SECTION_ID}
      data-testid="review"
      open={state.isOpen.value}
      onToggle={(event) => state.setOpen(event.currentTarget.open)}
    >
      <summary>Review</summary>
      <div class="details-body">
        <ReviewBody
          studio={studio}
          review={state.review.value}
          longSidePixels={Math.max(widthPixels, heightPixels)}
        />
      </div>
    </details>
  );
}

interface ReviewBodyProps {
  readonly studio: Studio;
  readonly review: MotionReview | null;
  readonly longSidePixels: number;
}

function ReviewBody({ studio, review, longSidePixels }: ReviewBodyProps): JSX.Element {
  const state = studio.review;
  const overlay = state.overlay.value;
  const chips = [
    { name: 'Where it moves', kind: 'motion' },
    { name: 'What is stretched', kind: 'stretch' },
  ] as const;
  return (
    <>
      <p class="field-hint" role="status">
        {reviewStatus(review, state.isMeasuring.value)}
      </p>
      {review && (
        <>
          <ReviewFigures review={review} longSidePixels={longSidePixels} />
          <ReviewRemedies state={state} stretch={review.stretch} />
          <ChipRow
            label="Show on the picture"
            chips={chips.map(({ name, kind }) => ({
              name,
              isOn: overlay === kind,
              onPress: () => state.chooseOverlay(overlay === kind ? 'none' : kind),
            }))}
          />
        </>
      )}
    </>
  );
}

function reviewStatus(review: MotionReview | null, isMeasuring: boolean): string {
  if (isMeasuring) return 'Measuring what moves…';
  return review
    ? 'Measured on the motion itself and on small frames of it, at the size of the clip.'
    : 'Measured once the photo moves.';
}
