import type { DraftState } from './draft-state';
import { sizeNames } from './output-size';

/** One step down in size, and in what the networks see: what a device too weak can still make. */
export function lowerSettings(draft: DraftState): void {
  const { size, workingSizePixels } = draft.draft.peek();
  const at = size.kind === 'named' ? sizeNames.indexOf(size.name) : sizeNames.length;
  const smaller = sizeNames[at - 1];
  draft.together(() => {
    if (size.kind !== 'named') draft.chooseSize(size.kind === 'exact' ? '360p' : '540p');
    else if (smaller) draft.chooseSize(smaller);
    if (workingSizePixels > 256) draft.change({ workingSizePixels: 256 });
  });
}
