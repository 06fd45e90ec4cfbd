import type { JSX } from 'preact';
import type { FinishedClip } from '../../app/job/job';
import type { Studio } from '../../app/studio';
import '../controls/field.css';
import { ReviewClip } from '../review/review-clip';
import { SequenceActions } from '../sequence/sequence-actions';
import { clipFacts } from './clip-facts';
import { PosterButtons } from './poster-buttons';
import { SaveButtons } from './save-buttons';
import './result-panel.css';

export interface ResultPanelProps {
  readonly finished: FinishedClip;
  readonly studio: Studio;
}

/** What made the clip on the stage. */
export function ResultPanel({ finished, studio }: ResultPanelProps): JSX.Element {
  const kept = studio.library.keptOf(finished.clip);
  return (
    <div class="result" data-testid="result">
      <h2>Your clip is ready</h2>
      <dl class="result-facts" aria-label="What made this clip">
        {clipFacts(finished).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ReviewClip studio={studio} finished={finished} />
      {kept && <SequenceActions studio={studio} clip={kept} />}
      <SaveButtons named={{ file: finished.clip.video, name: finished.fileName }} />
      <PosterButtons finished={finished} />
      <p class="field-hint">
        The settings are written into the file, so that the clip can be made again.
      </p>
    </div>
  );
}
