import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { StageState } from '../../app/stage-state';
import './photo-print.css';
import { useZoom } from './use-zoom';

export interface PrintRoomProps {
  /** Of what is shown, in its own pixels. */
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Where it can be looked at closely. */
  readonly stage?: StageState | undefined;
  readonly children: ComponentChildren;
}

/** A picture as large as its surroundings allow, or larger, and then scrolled. */
export function PrintRoom(props: PrintRoomProps): JSX.Element {
  const { widthPixels, heightPixels, stage, children } = props;
  const roomRef = useRef<HTMLDivElement>(null);
  useZoom(roomRef, widthPixels, stage);
  const zoom = stage?.zoom.value ?? null;
  const zoomedWidth = ((zoom ?? 1) * widthPixels) / devicePixelRatio;
  return (
    <div
      class={zoom === null ? 'print-room' : 'print-room is-zoomed'}
      ref={roomRef}
      // In the tab order, so that a keyboard can scroll it, or seek where there is nothing to scroll.
      {...(stage && { tabIndex: 0, role: 'group', 'aria-label': 'Picture' })}
      data-zoom={zoom === null ? 'fit' : zoom}
      data-testid="print-room"
    >
      <div
        class="print"
        style={`--ratio: ${widthPixels / heightPixels}; --zoomed-width: ${zoomedWidth}px`}
      >
        {children}
      </div>
    </div>
  );
}
