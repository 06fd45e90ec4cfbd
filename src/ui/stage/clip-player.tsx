import type { JSX } from 'preact';
import { isAnimatedPicture } from '../../contract/clip-container';
import type { FinishedClip } from '../../app/job/job';
import { MovingPicture } from './moving-picture';
import './photo-print.css';

/** The clip, playing in a loop; it waits to be started where reduced motion is asked for. */
export function ClipPlayer({ finished }: { readonly finished: FinishedClip }): JSX.Element {
  const { widthPixels, heightPixels, record } = finished.clip;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const title = record.settings.prompt ? `Clip: ${record.settings.prompt}` : 'Clip';
  return (
    <div class="print-room">
      <div class="print" style={`--ratio: ${widthPixels / heightPixels}`}>
        {isAnimatedPicture(record.settings.container) ? (
          <MovingPicture url={finished.url} title={title} isStill={isCalm} />
        ) : (
          <video
            class="print-picture"
            src={finished.url}
            aria-label={title}
            data-testid="clip"
            loop
            muted
            playsInline
            controls
            autoPlay={!isCalm}
          />
        )}
      </div>
    </div>
  );
}
