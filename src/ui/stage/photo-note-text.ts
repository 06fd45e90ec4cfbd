import type { PhotoNote } from '../../app/photo/photo';

/** What was done to the file on the way in, in a sentence. */
export function photoNoteText(note: PhotoNote): string {
  switch (note.kind) {
    case 'first-frame-only':
      return 'This picture was animated already: its first frame is used.';
    case 'laid-on-white':
      return 'The transparent parts were laid on white.';
    case 'printing-colours':
      return 'This photo is in printing colours (CMYK): on the screen they may look a little different.';
    case 'reduced':
      return `Reduced from ${note.originalWidthPixels} × ${note.originalHeightPixels}, more than a graphics processor can hold.`;
  }
}
