import type { JSX } from 'preact';
import { remedySource } from '../../app/remedy-source';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import { sourceNoteText } from './source-note-text';
import './source-notes.css';

/** What about the photo will show in its clip, each with a way out and a way to be rid of it. */
export function SourceNotes({ studio }: { readonly studio: Studio }): JSX.Element {
  const notes = studio.source.notes.value;
  return (
    <ul
      class="source-notes"
      aria-label="About this photo"
      aria-live="polite"
      data-testid="source-notes"
      data-measured={studio.source.isMeasured.value}
    >
      {notes.map((note) => {
        const { text, remedy } = sourceNoteText(note);
        return (
          <li class="source-note" key={note.kind} data-kind={note.kind}>
            <Icon name="note" />
            <p>{text}</p>
            {remedy && (
              <Button kind="quiet" onPress={() => remedySource(studio, note)}>
                {remedy}
              </Button>
            )}
            <Button
              kind="quiet"
              icon="close"
              label="Hide this note"
              onPress={() => studio.source.dismiss(note.kind)}
            />
          </li>
        );
      })}
    </ul>
  );
}
