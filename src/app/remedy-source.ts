import { lockedRatio } from './clip-draft';
import { fitCrop } from './crop';
import type { SourceNote } from './photo/source-notes';
import type { Studio } from './studio';

/** Does what a note recommends; nothing where it recommends nothing. */
export function remedySource(studio: Studio, note: SourceNote): void {
  const { draft, mask } = studio;
  switch (note.kind) {
    case 'soft':
    case 'noisy':
    case 'enlarged':
      if (note.smaller) draft.chooseSize(note.smaller);
      return;
    case 'strong-crop': {
      const photo = studio.photo.photo.peek();
      if (photo) draft.setCrop(fitCrop(photo, lockedRatio(draft.draft.peek())));
      return;
    }
    case 'cut-off':
      if (note.roomier) draft.setCrop(note.roomier);
      else draft.change({ camera: { kind: 'preset', preset: 'static', strength: 1 } });
      return;
    case 'busy':
      studio.show('live');
      mask.choose('freeze');
  }
}
