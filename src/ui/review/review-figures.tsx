import type { JSX } from 'preact';
import type { MotionReview } from '../../contract/review';
import '../result/result-panel.css';
import { regionFacts, reviewFacts, type ReviewFact } from './review-text';

export interface ReviewFiguresProps {
  readonly review: MotionReview;
  /** Of the clip. */
  readonly longSidePixels: number;
}

/** The figures of a review: the whole picture, then its regions. */
export function ReviewFigures({ review, longSidePixels }: ReviewFiguresProps): JSX.Element {
  return (
    <>
      <Facts label="What the clip does" facts={reviewFacts(review, longSidePixels)} />
      <Facts label="By region" facts={regionFacts(review, longSidePixels)} isTitled />
    </>
  );
}

interface FactsProps {
  readonly label: string;
  readonly facts: readonly ReviewFact[];
  readonly isTitled?: boolean;
}

function Facts({ label, facts, isTitled = false }: FactsProps): JSX.Element {
  return (
    <div>
      {isTitled && <p class="chip-row-label">{label}</p>}
      <dl class="result-facts review-facts" aria-label={label}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
