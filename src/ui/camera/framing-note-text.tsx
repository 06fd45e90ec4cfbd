import type { JSX } from 'preact';
import { framingNoteOf } from '../../app/camera/framing-note';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import './framing-note-text.css';

/** What the camera costs of the picture, as the renderer reckons it; known on the live stage. */
export function FramingNoteText({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const report = studio.preview.camera.value;
  const crop = studio.draft.crop.value;
  if (!report || !crop || studio.preview.status.value.kind !== 'live') return null;
  const { enlargedPercent, stretch } = framingNoteOf(report, crop, studio.draft.outputSize.value);
  if (enlargedPercent === 0 && stretch === null) return null;
  return (
    <div class="framing-note" data-testid="framing-note">
      {enlargedPercent > 0 && (
        <p class="field-hint">Enlarged by up to {enlargedPercent} % so that no edge shows.</p>
      )}
      {stretch !== null && (
        <>
          <p class="field-hint">
            At its closest the photo is stretched {stretch.toFixed(1)} times, which looks soft. A
            weaker move, or a smaller clip, stays sharper.
          </p>
          <Button onPress={studio.camera.weaken}>Weaker move</Button>
        </>
      )}
    </div>
  );
}
