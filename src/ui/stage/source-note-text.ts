import type { CutSide } from '../../app/photo/cut-off-subject';
import type { SourceNote } from '../../app/photo/source-notes';

/** A note in words, and those on the button that does something about it. */
export interface SourceNoteText {
  readonly text: string;
  /** Null where there is nothing to press. */
  readonly remedy: string | null;
}

/** One plain sentence with what can be done. */
export function sourceNoteText(note: SourceNote): SourceNoteText {
  switch (note.kind) {
    case 'soft':
      return {
        text: `This photo is out of focus or blurred, and so will its clip be${note.smaller ? '; a smaller size hides it' : ''}.`,
        remedy: takeSize(note.smaller),
      };
    case 'noisy':
      return {
        text: `This photo is grainy, and the grain travels with what moves${note.smaller ? '; a smaller size evens it out' : ''}.`,
        remedy: takeSize(note.smaller),
      };
    case 'busy':
      return {
        text: 'There is fine detail everywhere, so the model may confuse what moves with what stays: say what should move, and paint what should not.',
        remedy: 'Paint what stays still',
      };
    case 'strong-crop':
      return {
        text: `The crop keeps ${percent(note.share)} of the photo, too little for a sharp clip of this size.`,
        remedy: 'Take the largest crop',
      };
    case 'enlarged':
      return {
        text: `The clip is ${note.factor.toFixed(1)} times as large as the photo’s own pixels and will look soft.`,
        remedy: takeSize(note.smaller),
      };
    case 'cut-off': {
      const [who, them] = note.subject === 'person' ? ['A person', 'them'] : ['An animal', 'it'];
      return {
        text: `${who} reaches past the ${note.side} edge, and a moving camera cuts off more of ${them}.`,
        remedy: note.roomier ? makeRoom[note.side] : 'Keep the camera still',
      };
    }
  }
}

const makeRoom: Readonly<Record<CutSide, string>> = {
  left: 'Make room on the left',
  right: 'Make room on the right',
  top: 'Make room above',
};

function takeSize(size: string | null): string | null {
  return size && `Take ${size}`;
}

function percent(share: number): string {
  return `${Math.max(1, Math.round(100 * share))} %`;
}
