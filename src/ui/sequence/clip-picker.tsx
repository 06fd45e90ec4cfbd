import type { JSX } from 'preact';
import { isVideo } from '../../app/library/kept-clip';
import type { Studio } from '../../app/studio';
import { Thumbnail } from '../library/thumbnail';
import './clip-picker.css';

/** The clips of the library, each a press away from the end of the sequence. */
export function ClipPicker({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { library, sequence } = studio;
  const clips = (library.clips.value ?? []).filter(isVideo);
  if (clips.length === 0) return null;
  return (
    <section class="picker" aria-label="Clips of the library">
      <ul class="picker-clips" tabIndex={-1}>
        {clips.map((clip) => {
          const title = clip.record.settings.prompt || clip.photoName;
          const length = `${Number(clip.video.durationSeconds.toFixed(1))} s`;
          return (
            <li key={clip.id}>
              <button
                type="button"
                class="picker-clip"
                data-testid="pick-clip"
                onClick={() => sequence.add(clip)}
              >
                <span class="only-read-aloud">Add: </span>
                <Thumbnail picture={clip.thumbnail} />
                <span class="picker-words">
                  <span>{title}</span>
                  <span class="only-read-aloud">, </span>
                  <small>{length}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
