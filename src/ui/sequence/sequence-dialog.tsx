import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { Icon } from '../icons/icon';
import { useCloseOnPhoto } from '../intake/use-close-on-photo';
import { useEditSteps } from '../page/use-edit-steps';
import { HistoryButtons } from '../stage/history-buttons';
import { ClipPicker } from './clip-picker';
import { EntryPanel } from './entry-panel';
import { ExportBar } from './export-bar';
import { FilmStrip } from './film-strip';
import { OutputFields } from './output-fields';
import { SequenceEmpty } from './sequence-empty';
import { SequencePreview } from './sequence-preview';
import { useHistoryKeys } from './use-history-keys';
import './sequence-dialog.css';

/** The sequence over the page: what it looks like, its clips in order, and what can be done. */
export function SequenceDialog({ studio }: { readonly studio: Studio }): JSX.Element {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const { sequence, library, toasts } = studio;
  const { entries, missing } = sequence.view.value;
  const [isPicking, setPicking] = useState(false);
  useEffect(() => void library.refresh(), [library]);
  const close = () => dialogRef.current?.close();
  useCloseOnPhoto(studio.photo, close);
  useHistoryKeys(dialogRef, sequence.history);
  useEditSteps(sequence.history);
  const isEmpty = entries.length === 0;
  return (
    <Dialog
      name="sequence"
      title="Sequence"
      closeLabel="Close the sequence"
      dialogRef={dialogRef}
      toasts={toasts}
      staysOpenBeside
      actions={
        <>
          {!isEmpty && (
            <Button
              icon="larger"
              isExpanded={isPicking}
              controls="sequence-picker"
              testId="pick-clips"
              onPress={() => setPicking(!isPicking)}
            >
              <span class="header-word">Add clips</span>
            </Button>
          )}
          <HistoryButtons history={sequence.history} />
        </>
      }
      onClosed={sequence.close}
    >
      <div class={isEmpty ? 'sequence-body is-empty' : 'sequence-body'}>
        <div class="sequence-main">
          {missing.length > 0 && <MissingNotice studio={studio} />}
          {isEmpty ? <SequenceEmpty studio={studio} /> : <SequencePreview sequence={sequence} />}
          <div id="sequence-picker">{(isPicking || isEmpty) && <ClipPicker studio={studio} />}</div>
          {!isEmpty && <FilmStrip sequence={sequence} />}
        </div>
        {!isEmpty && (
          <section class="sequence-side" aria-label="Details">
            <div class="sequence-fields">
              <EntryPanel sequence={sequence} />
              <OutputFields sequence={sequence} />
            </div>
            <ExportBar sequence={sequence} />
          </section>
        )}
      </div>
    </Dialog>
  );
}

function MissingNotice({ studio }: { readonly studio: Studio }): JSX.Element {
  const { sequence } = studio;
  const count = sequence.view.value.missing.length;
  const words =
    count === 1 ? 'One clip of this sequence is' : `${count} clips of this sequence are`;
  return (
    <div class="notice sequence-missing" role="status" data-testid="sequence-missing">
      <Icon name="note" />
      <span>{words} no longer in the library, and left out here.</span>
      <Button onPress={sequence.dropMissing}>Forget {count === 1 ? 'it' : 'them'}</Button>
    </div>
  );
}
