import type { JSX } from 'preact';
import { isVideo, type KeptClip } from '../../app/library/kept-clip';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import './sequence-actions.css';

export interface SequenceActionsProps {
  readonly studio: Studio;
  readonly clip: KeptClip;
}

/** How a clip becomes a part of something longer. */
export function SequenceActions({ studio, clip }: SequenceActionsProps): JSX.Element | null {
  if (!isVideo(clip)) return null;
  const { sequence } = studio;
  return (
    <div class="sequence-actions">
      <Button
        icon="carry"
        label="Carry on from the last frame"
        testId="carry-on"
        onPress={() => void sequence.carryOn(clip)}
      >
        Carry on
      </Button>
      <Button
        icon="join"
        label="Add to sequence"
        testId="add-to-sequence"
        onPress={() => sequence.addAndTell(clip)}
      >
        Add to sequence
      </Button>
    </div>
  );
}
