import type { JSX } from 'preact';
import type { EditHistory } from '../../app/edit-history';
import { Button } from '../controls/button';

export interface HistoryButtonsProps {
  readonly history: Omit<EditHistory<unknown>, 'note'>;
}

/** Undo and redo of whatever was edited last, each saying what that is. */
export function HistoryButtons({ history }: HistoryButtonsProps): JSX.Element {
  const [undo, redo] = [history.undoLabel.value, history.redoLabel.value];
  return (
    <div class="stage-history" role="group" aria-label="History">
      <Button
        kind="quiet"
        icon="undo"
        label={undo ? `Undo: ${undo}` : 'Nothing to undo'}
        shortcut="undo"
        testId="undo"
        isDisabled={undo === null}
        onPress={history.undo}
      />
      <Button
        kind="quiet"
        icon="redo"
        label={redo ? `Redo: ${redo}` : 'Nothing to redo'}
        shortcut="redo"
        testId="redo"
        isDisabled={redo === null}
        onPress={history.redo}
      />
    </div>
  );
}
