import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import { AddPack } from './add-pack';
import { PackCandidateCard } from './pack-candidate-card';
import { PackCard } from './pack-card';
import { PacksRoom } from './packs-room';
import { useFolderDrop } from './use-folder-drop';
import '../controls/dialog.css';
import './packs-dialog.css';

/** The models that are here and that could be, over the page. */
export function PacksDialog({ studio }: { readonly studio: Studio }): JSX.Element {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const { packs, isBusy } = studio;
  const close = () => dialogRef.current?.close();
  const drop = useFolderDrop((files) => void packs.lookAtFiles(files));
  const failure = packs.failure.value;
  useEffect(() => dialogRef.current?.showModal(), []);
  return (
    <dialog
      class={drop.isOver ? 'dialog packs is-over' : 'dialog packs'}
      ref={dialogRef}
      aria-labelledby="packs-title"
      data-testid="packs-dialog"
      onClose={packs.close}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
      {...drop.handlers}
    >
      <div class="packs-sheet">
        <div class="dialog-head packs-head">
          <h2 id="packs-title">Models</h2>
          <Button kind="quiet" icon="close" label="Close the models" onPress={close} />
        </div>
        {/* In the tab order, so that a keyboard can scroll it. */}
        <div class="packs-scroll" tabIndex={-1}>
          {isBusy.value && (
            <p class="notice">
              <Icon name="note" />
              <span>A clip is being made: another model can be chosen when it is done.</span>
            </p>
          )}
          {failure && (
            <p class="notice packs-problem" role="alert" data-testid="packs-problem">
              <Icon name="alert" />
              <span>{failure.message}</span>
            </p>
          )}
          <PackCandidateCard studio={studio} />
          <ul class="packs-list" aria-busy={packs.rows.value === null}>
            {packs.rows.value?.map((row) => (
              <PackCard key={row.packUrl} row={row} studio={studio} />
            ))}
          </ul>
          <AddPack packs={packs} />
        </div>
        <PacksRoom keeping={packs.keeping} />
      </div>
    </dialog>
  );
}
