import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { isBusy } from '../../app/job/job';
import '../controls/field.css';
import { Meter } from '../controls/meter';
import { Icon } from '../icons/icon';
import { InterruptedNotice } from './interrupted-notice';
import { QueueEntry } from './queue-entry';
import './queue-panel.css';
import { queueSummary } from './queue-text';

/** Where there is room beside the stage the list is open from the start. */
const WIDE_PAGE = '(width >= 60rem)';

/** The clips that were asked for, above the button that asks for one more. */
export function QueuePanel({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const [isOpen, setOpen] = useState(() => matchMedia(WIDE_PAGE).matches);
  const sectionRef = useRef<HTMLElement>(null);
  const headRef = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const { queue } = studio;

  useEffect(() => {
    // On a narrow page an open list would push what is below it out of sight.
    if (isOpen) sectionRef.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);

  const entries = queue.entries.value;
  const job = studio.jobs.job.value;
  const interruptedCount = entries.filter(({ state }) => state.kind === 'interrupted').length;
  const isAlone = entries.length === 1 && studio.isWatching.value;
  if (entries.length === 0 || isAlone) return null;

  /** The button that was pressed goes: a keyboard goes on from the head of the list. */
  function focusHead(): void {
    headRef.current?.focus();
  }

  function remove(id: string): void {
    queue.remove(id);
    focusHead();
  }

  return (
    <section class="queue" ref={sectionRef} aria-label="Queue" data-testid="queue">
      <button
        type="button"
        class="queue-head"
        ref={headRef}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="queue" />
        <span>{queueSummary(entries)}</span>
        <Icon name="more" />
      </button>
      <p class="only-read-aloud" role="status">
        {queueSummary(entries)}
      </p>
      {!isOpen && isBusy(job) && !studio.isWatching.value && (
        <Meter label="Clip being made" fraction={job.progress.fraction} />
      )}
      {interruptedCount > 0 && (
        <InterruptedNotice studio={studio} count={interruptedCount} onPressed={focusHead} />
      )}
      <div id={listId} hidden={!isOpen}>
        <ol class="queue-list" tabIndex={-1}>
          {entries.map((entry) => (
            <QueueEntry
              key={entry.id}
              entry={entry}
              studio={studio}
              onRemove={() => remove(entry.id)}
            />
          ))}
        </ol>
        {entries.some(({ state }) => state.kind === 'waiting') && (
          <p class="field-hint">
            {studio.queueKeeper.isKept.value
              ? 'Clips are made while this page is open; what waits is kept.'
              : 'Keep this page open: what waits goes when it closes.'}
          </p>
        )}
      </div>
    </section>
  );
}
