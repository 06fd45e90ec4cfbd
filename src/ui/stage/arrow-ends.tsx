import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { arrowSpeedText, type ArrowEnd } from '../../app/arrow';
import type { MaskState } from '../../app/mask-state';
import type { CropRectangle, MotionArrow } from '../../contract/clip';
import './arrow-ends.css';
import { photoPointOf } from './photo-point';

export interface ArrowEndsProps {
  readonly crop: CropRectangle;
  readonly mask: MaskState;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Of the crop's long side; with Shift. */
const STEP_SHARES = { plain: 0.01, far: 0.05 } as const;

/** Grips at both ends of every arrow: dragged, moved by arrow keys, deleted by Delete. */
export function ArrowEnds({ crop, mask }: ArrowEndsProps): JSX.Element {
  const hintId = useId();
  const groupRef = useRef<HTMLDivElement>(null);
  const chosen = mask.chosenArrow.value;

  function follow(event: TargetedPointerEvent<HTMLButtonElement>): void {
    if (!groupRef.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    mask.extend(...photoPointOf(event, groupRef.current, crop));
  }

  function press(
    event: TargetedKeyboardEvent<HTMLButtonElement>,
    index: number,
    end: ArrowEnd,
  ): void {
    const step = STEPS[event.key];
    if (step) {
      const share = event.shiftKey ? STEP_SHARES.far : STEP_SHARES.plain;
      const pixels = Math.max(1, Math.round(share * Math.max(crop.width, crop.height)));
      mask.nudgeArrow(index, end, step[0] * pixels, step[1] * pixels);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      // The button goes with the arrow: a keyboard is not to lose its place.
      groupRef.current?.focus();
      mask.removeArrow(index);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div class="arrow-ends" role="group" aria-label="Arrows" tabIndex={-1} ref={groupRef}>
      {mask.arrows.value.flatMap((arrow, index) => [
        ...(['from', 'to'] as const).map((end) => (
          <button
            type="button"
            key={`${index} ${end}`}
            class={`arrow-end ${index === chosen ? 'is-chosen' : ''}`}
            style={placeOf(arrow, end, crop)}
            aria-label={`Arrow ${index + 1}, ${end === 'from' ? 'start' : 'tip'}, ${arrowSpeedText(arrow, crop)}`}
            aria-describedby={hintId}
            onFocus={() => mask.chooseArrow(index)}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              mask.grip(index, end);
            }}
            onPointerMove={follow}
            onPointerUp={mask.end}
            onPointerCancel={mask.cancel}
            onKeyDown={(event) => press(event, index, end)}
          />
        )),
        <span
          key={`${index} speed`}
          class="arrow-speed"
          style={placeOf(arrow, 'to', crop)}
          aria-hidden="true"
        >
          {arrowSpeedText(arrow, crop)}
        </span>,
      ])}
      <p class="only-read-aloud" id={hintId}>
        Arrow keys move this end, with Shift farther. Delete takes the arrow away.
      </p>
    </div>
  );
}

function placeOf(arrow: MotionArrow, end: ArrowEnd, crop: CropRectangle): string {
  const [x, y] = end === 'from' ? [arrow.fromX, arrow.fromY] : [arrow.toX, arrow.toY];
  const left = (100 * (x - crop.x)) / crop.width;
  const top = (100 * (y - crop.y)) / crop.height;
  return `left: ${left}%; top: ${top}%`;
}
