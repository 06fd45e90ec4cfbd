import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import type { ShownEntry } from '../../app/sequence/sequence-view';
import { Icon } from '../icons/icon';
import { Thumbnail } from '../library/thumbnail';
import './film-strip.css';
import { useCardDrag, type CardDrag } from './use-card-drag';

/** The clips in their order; they are dragged to another place, or sent there by keys. */
export function FilmStrip({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const listRef = useRef<HTMLOListElement>(null);
  const { entries } = sequence.view.value;
  const drag = useCardDrag(listRef, sequence.move);
  return (
    <ol class="film" ref={listRef} aria-label="Clips in order" tabIndex={-1}>
      {entries.map((entry, index) => (
        <FilmCard
          key={entry.id}
          entry={entry}
          index={index}
          count={entries.length}
          sequence={sequence}
          drag={drag}
        />
      ))}
    </ol>
  );
}

interface FilmCardProps {
  readonly entry: ShownEntry;
  readonly index: number;
  readonly count: number;
  readonly sequence: SequenceEditor;
  readonly drag: CardDrag;
}

function FilmCard({ entry, index, count, sequence, drag }: FilmCardProps): JSX.Element {
  const { id, clip, startFrame, frameCount, title, transition } = entry;
  const isSelected = sequence.selected.value?.id === id;
  const name = clip.record.settings.prompt || clip.photoName;
  const length = `${(frameCount / sequence.view.value.format.framesPerSecond).toFixed(1)} s`;
  const place = `${index + 1} of ${count}`;
  const isLast = index === count - 1;
  return (
    <li
      class={drag.classOf(id, index)}
      style={drag.styleOf(id)}
      data-testid="film-card"
      data-entry-id={id}
    >
      <button
        type="button"
        class="film-open"
        aria-pressed={isSelected}
        onClick={() => {
          sequence.select(id);
          sequence.player.pause();
          sequence.player.seek(startFrame);
        }}
      >
        <span class="only-read-aloud">{place}: </span>
        <Thumbnail picture={clip.thumbnail} />
        <span class="film-words">
          <span>{name}</span>
          <span class="only-read-aloud">, </span>
          <small>{length}</small>
        </span>
        {title && <span class="only-read-aloud">, titled {title.text}</span>}
      </button>
      <button
        type="button"
        class="film-grip"
        aria-label={`Move ${name}, ${place}: drag it, or press the arrow keys`}
        title="Drag to another place"
        onPointerDown={(event) => drag.begin(event, id)}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          sequence.move(id, Math.max(0, Math.min(count - 1, index + step)));
          // Moved in the page it may lose the keys.
          const { currentTarget } = event;
          requestAnimationFrame(() => currentTarget.focus());
        }}
      >
        <Icon name="grip" />
      </button>
      {!isLast && (
        <span class="film-joint" aria-hidden="true" title={transition.kind}>
          <Icon name={transition.kind === 'dissolve' ? 'dissolve' : 'cut'} />
        </span>
      )}
    </li>
  );
}
