import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { KeptClip } from '../../app/library/kept-clip';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { Icon } from '../icons/icon';
import { FileInput } from '../intake/file-input';
import { useCloseOnPhoto } from '../intake/use-close-on-photo';
import { ClipCard } from './clip-card';
import { LibraryEmpty } from './library-empty';
import { LibraryRoom } from './library-room';
import './library-dialog.css';

export interface LibraryDialogProps {
  readonly studio: Studio;
  /** Called when it has closed, in whatever way. */
  onClosed(): void;
}

/** What the file dialogue offers; what a file really is, its bytes say. */
const IMPORTED_TYPES = '.enliven,video/mp4,.mp4,video/webm,.webm,image/gif,image/webp';

/** The clips that are kept, over the page. It closes when one comes onto the stage. */
export function LibraryDialog({ studio, onClosed }: LibraryDialogProps): JSX.Element {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const { library } = studio;
  const clips = library.clips.value;
  const close = () => dialogRef.current?.close();
  useEffect(() => void library.refresh(), [library]);
  useCloseOnPhoto(studio.photo, close);

  function remove(clip: KeptClip): void {
    const index = clips?.indexOf(clip) ?? 0;
    const next = clips?.[index + 1] ?? clips?.[index - 1];
    // The button that was pressed goes: a keyboard goes on from the neighbour.
    const selector = next ? `[data-clip-id="${next.id}"] .kept-open` : '.library-import';
    void library.remove(clip).then(() => {
      dialogRef.current?.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  return (
    <Dialog
      name="library"
      title="Library"
      closeLabel="Close the library"
      dialogRef={dialogRef}
      toasts={studio.toasts}
      actions={
        <>
          <Button icon="film" testId="library-sequence" onPress={studio.sequence.open}>
            <span class="header-word">Sequence</span>
          </Button>
          <ImportButton studio={studio} />
        </>
      }
      onClosed={onClosed}
    >
      <div class="library-scroll">
        {clips?.length === 0 && <LibraryEmpty />}
        <ul class="library-clips">
          {clips?.map((clip) => (
            <ClipCard key={clip.id} clip={clip} studio={studio} onRemove={() => remove(clip)} />
          ))}
        </ul>
      </div>
      <LibraryRoom clips={clips ?? []} room={library.room.value} />
    </Dialog>
  );
}

function ImportButton({ studio }: { readonly studio: Studio }): JSX.Element {
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="button button-plain library-import"
        onClick={() => inputRef.current?.click()}
      >
        <Icon name="bring" />
        Import
      </button>
      <FileInput
        studio={studio}
        inputRef={inputRef}
        accept={IMPORTED_TYPES}
        label="Project or clip"
        testId="import-input"
      />
    </>
  );
}
