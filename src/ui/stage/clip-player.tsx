import type { JSX } from 'preact';
import type { FinishedClip } from '../../app/job/job';
import './photo-print.css';

/** The clip, playing in a loop; it waits to be started where reduced motion is asked for. */
export function ClipPlayer({ finished }: { readonly finished: FinishedClip }): JSX.Element {
  const { widthPixels, heightPixels, record } = finished.clip;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <div class="print-room">
      <div class="print" style={`--ratio: ${widthPixels / heightPixels}`}>
        <video
          class="print-picture"
          src={finished.url}
          aria-label={record.settings.prompt ? `Clip: ${record.settings.prompt}` : 'Clip'}
          data-testid="clip"
          loop
          muted
          playsInline
          controls
          autoPlay={!isCalm}
        />
      </div>
    </div>
  );
}
