import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** A card that follows the pointer, and where it would fall. */
export interface CardDrag {
  begin(event: PointerEvent, id: string): void;
  classOf(id: string, index: number): string;
  styleOf(id: string): string | undefined;
}

interface Dragged {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly movedPixels: number;
}

/** Cards of a row are dragged to another place of it; `move` is called when one is let go. */
export function useCardDrag(
  listRef: RefObject<HTMLElement | null>,
  move: (id: string, to: number) => void,
): CardDrag {
  const [dragged, setDragged] = useState<Dragged | null>(null);

  function begin(event: PointerEvent, id: string): void {
    const list = listRef.current;
    if (!list || event.button !== 0) return;
    const cards = [...list.children];
    const from = cards.findIndex((card) => card.getAttribute('data-entry-id') === id);
    const startX = event.clientX;
    let to = from;
    const listening = new AbortController();
    const { signal } = listening;

    function follow({ clientX, pointerId }: PointerEvent): void {
      if (pointerId !== event.pointerId) return;
      to = placeOf(cards, from, clientX);
      setDragged({ id, from, to, movedPixels: clientX - startX });
    }

    function end(isDropped: boolean): void {
      listening.abort();
      setDragged(null);
      if (isDropped && to !== from) move(id, to);
    }

    addEventListener('pointermove', follow, { signal });
    addEventListener('pointerup', () => end(true), { signal });
    addEventListener('pointercancel', () => end(false), { signal });
  }

  return {
    begin,
    classOf(id, index) {
      if (!dragged) return 'film-card';
      if (dragged.id === id) return 'film-card is-dragged';
      if (index !== dragged.to) return 'film-card';
      return dragged.to < dragged.from ? 'film-card is-before' : 'film-card is-after';
    },
    styleOf: (id) => (dragged?.id === id ? `--moved: ${dragged.movedPixels}px` : undefined),
  };
}

/** The place that a card dragged there would have: after all others whose middle lies before. */
function placeOf(cards: readonly Element[], from: number, x: number): number {
  return cards.filter((card, index) => {
    const { left, width } = card.getBoundingClientRect();
    return index !== from && left + width / 2 < x;
  }).length;
}
