import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';

export interface InterruptedNoticeProps {
  readonly studio: Studio;
  /** How many clips were interrupted. */
  readonly count: number;
  /** The buttons are about to go. */
  onPressed(): void;
}

/** Clips of a visit before: they are made, or go, by a press. */
export function InterruptedNotice({
  studio,
  count,
  onPressed,
}: InterruptedNoticeProps): JSX.Element {
  return (
    <div class="queue-interrupted" data-testid="queue-interrupted">
      <p class="queue-state">Not made before the page closed.</p>
      <div class="queue-interrupted-actions">
        <Button
          icon="play"
          testId="queue-go-on"
          isDisabled={studio.missing.value !== null}
          onPress={() => {
            studio.queue.goOn();
            onPressed();
          }}
        >
          Go on
        </Button>
        <Button
          kind="quiet"
          label={count === 1 ? 'Remove the interrupted clip' : 'Remove all interrupted clips'}
          onPress={() => {
            studio.removeInterrupted();
            onPressed();
          }}
        >
          {count === 1 ? 'Remove' : 'Remove all'}
        </Button>
      </div>
    </div>
  );
}
