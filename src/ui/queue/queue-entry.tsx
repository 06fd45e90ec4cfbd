import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isBusy } from '../../app/job/job';
import type { QueuedClip } from '../../app/queue/queued-clip';
import { canMove } from '../../app/queue/queue-list';
import type { Studio } from '../../app/studio';
import { BlobPicture } from '../controls/blob-picture';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { estimateText, remainingText } from '../job/stage-text';
import { interruptionText, queuedClipTitle } from './queue-text';

export interface QueueEntryProps {
  readonly entry: QueuedClip;
  readonly studio: Studio;
  onRemove(): void;
}

/** One clip of the queue: what it begins with, its words, how it stands, what can be done. */
export function QueueEntry(props: QueueEntryProps): JSX.Element {
  const { entry } = props;
  const title = queuedClipTitle(entry);
  return (
    <li class={`queue-entry is-${entry.state.kind}`} data-testid="queue-entry">
      <span class="queue-picture">
        <Thumbnail picture={entry.thumbnail} />
      </span>
      <div class="queue-words">
        <p class="queue-title" title={title}>
          {title}
        </p>
        <EntryState {...props} />
      </div>
      <div class="queue-actions" role="group" aria-label={`With “${title}”`}>
        <EntryActions {...props} />
      </div>
    </li>
  );
}

function EntryState({ entry, studio }: QueueEntryProps): JSX.Element {
  const { state, settings } = entry;
  switch (state.kind) {
    case 'running':
      return <Running studio={studio} />;
    case 'waiting': {
      const estimate = studio.estimates.of(settings);
      return <p class="queue-state">Waiting{estimate && `: ${estimateText(estimate)}`}</p>;
    }
    case 'interrupted':
      return <p class="queue-state">{interruptionText(entry)}</p>;
    case 'failed':
      return <p class="queue-state">{state.failure.message}</p>;
    case 'made':
      return <p class="queue-state">Ready</p>;
  }
}

function Running({ studio }: { readonly studio: Studio }): JSX.Element {
  const job = studio.jobs.job.value;
  const { fraction, remainingSeconds } = isBusy(job)
    ? job.progress
    : { fraction: 1, remainingSeconds: null };
  const percent = `${Math.floor(fraction * 100)} %`;
  const remaining = remainingText(remainingSeconds);
  return (
    <>
      <p class="queue-state">{remaining ? `${percent}, ${remaining}` : percent}</p>
      <Meter label="Clip being made" fraction={fraction} />
    </>
  );
}

function EntryActions({ entry, studio, onRemove }: QueueEntryProps): JSX.Element {
  const { queue } = studio;
  const { id, state } = entry;
  switch (state.kind) {
    case 'running':
      return <Button kind="quiet" icon="close" label="Cancel" onPress={onRemove} />;
    case 'waiting':
      return (
        <>
          <MoveButton entry={entry} studio={studio} by={-1} />
          <MoveButton entry={entry} studio={studio} by={1} />
          <Button kind="quiet" icon="close" label="Remove" onPress={onRemove} />
        </>
      );
    case 'interrupted':
      return <Button kind="quiet" icon="close" label="Remove" onPress={onRemove} />;
    case 'failed':
      return (
        <>
          <Button kind="quiet" icon="another" label="Try again" onPress={() => queue.retry(id)} />
          <Button kind="quiet" icon="close" label="Remove" onPress={onRemove} />
        </>
      );
    case 'made':
      return (
        <>
          <Button testId="queue-show" onPress={() => studio.showMade(id)}>
            Show
          </Button>
          <Button kind="quiet" icon="close" label="Take off the list" onPress={onRemove} />
        </>
      );
  }
}

interface MoveButtonProps {
  readonly entry: QueuedClip;
  readonly studio: Studio;
  readonly by: -1 | 1;
}

function MoveButton({ entry, studio, by }: MoveButtonProps): JSX.Element {
  const { queue } = studio;
  return (
    <Button
      kind="quiet"
      icon={by === -1 ? 'up' : 'down'}
      label={by === -1 ? 'Earlier' : 'Later'}
      isDisabled={!canMove(queue.entries.value, entry.id, by)}
      onPress={() => {
        const pressed = document.activeElement;
        queue.move(entry.id, by);
        // A row that moves in the document loses the focus.
        requestAnimationFrame(() => {
          if (pressed instanceof HTMLElement) pressed.focus();
        });
      }}
    />
  );
}

function Thumbnail({ picture }: { readonly picture: Promise<Blob | null> }): JSX.Element {
  const [drawn, setDrawn] = useState<Blob | null>(null);
  useEffect(() => {
    let isGone = false;
    void picture.then((blob) => {
      if (!isGone) setDrawn(blob);
    });
    return () => {
      isGone = true;
    };
  }, [picture]);
  return <BlobPicture picture={drawn} />;
}
