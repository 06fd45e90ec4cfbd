import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { Dialog } from '../controls/dialog';
import { Icon } from '../icons/icon';
import { AddPack } from './add-pack';
import { LinkedPackNotice } from './linked-pack-notice';
import { PackCandidateCard } from './pack-candidate-card';
import { PackCard } from './pack-card';
import { PacksRoom } from './packs-room';
import { useFolderDrop } from './use-folder-drop';
import './packs-dialog.css';

/** The models that are here and that could be, over the page. */
export function PacksDialog({ studio }: { readonly studio: Studio }): JSX.Element {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const { packs, isBusy } = studio;
  const drop = useFolderDrop((files) => void packs.lookAtFiles(files));
  const failure = packs.failure.value;
  return (
    <Dialog
      name="packs"
      title="Models"
      closeLabel="Close the models"
      dialogRef={dialogRef}
      toasts={studio.toasts}
      isOver={drop.isOver}
      onClosed={packs.close}
      {...drop.handlers}
    >
      <div class="packs-scroll">
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
        <LinkedPackNotice studio={studio} />
        <PackCandidateCard studio={studio} />
        <ul class="packs-list" aria-busy={packs.rows.value === null}>
          {packs.rows.value?.map((row) => (
            <PackCard key={row.packUrl} row={row} studio={studio} />
          ))}
        </ul>
        <AddPack packs={packs} />
      </div>
      <PacksRoom keeping={packs.keeping} />
    </Dialog>
  );
}
