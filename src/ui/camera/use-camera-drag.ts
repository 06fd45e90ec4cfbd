import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { CameraState } from '../../app/camera/camera-state';
import { pinchBy, rollOfKnob, slideBy, turnBy } from '../../app/camera/hand-moves';
import type { CameraAxes } from '../../contract/camera';

type DragEvent = TargetedPointerEvent<HTMLElement>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The axes as they were when the fingers that are down came to lie as they do. */
interface Grip {
  readonly axes: CameraAxes;
  readonly points: ReadonlyMap<number, Point>;
}

/** Pointer handlers for an element that is dragged. */
export interface DragHandlers {
  onPointerDown(event: DragEvent): void;
  onPointerMove(event: DragEvent): void;
  onPointerUp(event: DragEvent): void;
  onPointerCancel(event: DragEvent): void;
}

/** Moves always start from the axes that were gripped, so rounding does not add up. */
export function useCameraDrag(
  camera: CameraState,
  onHold: (isHeld: boolean) => void,
): { readonly picture: DragHandlers; readonly knob: DragHandlers } {
  const pointsRef = useRef(new Map<number, Point>());
  const gripRef = useRef<Grip | null>(null);

  function grip(): void {
    const axes = camera.axes.peek();
    const points = new Map(pointsRef.current);
    gripRef.current = axes && points.size > 0 ? { axes, points } : null;
  }

  function release(event: DragEvent): void {
    event.stopPropagation();
    if (!pointsRef.current.delete(event.pointerId)) return;
    grip();
    onHold(pointsRef.current.size > 0);
  }

  function hold(event: DragEvent): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pointsRef.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    camera.showEdited();
    grip();
    onHold(true);
  }

  function follow(event: DragEvent): void {
    const held = gripRef.current;
    if (!held || !pointsRef.current.has(event.pointerId)) return;
    event.stopPropagation();
    pointsRef.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const [[first, firstWas], [second, secondWas]] = pairsOf(held.points, pointsRef.current);
    if (!first || !firstWas) return;
    if (second && secondWas) {
      const [now, was] = [spanOf(first, second), spanOf(firstWas, secondWas)];
      const turn = ((now.degrees - was.degrees + 540) % 360) - 180;
      camera.change(pinchBy(held.axes, now.length / Math.max(1, was.length), turn));
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const pull = {
      dx: (first.x - firstWas.x) / box.width,
      dy: (first.y - firstWas.y) / box.height,
    };
    const isTurn = (camera.hand.peek() === 'turn') !== event.shiftKey;
    camera.change(isTurn ? turnBy(held.axes, pull) : slideBy(held.axes, pull));
  }

  function roll(event: DragEvent): void {
    if (!pointsRef.current.has(event.pointerId)) return;
    event.stopPropagation();
    const ring = event.currentTarget.closest('.gizmo-ring')?.getBoundingClientRect();
    if (!ring) return;
    const [x, y] = [ring.left + ring.width / 2, ring.top + ring.height / 2];
    const degrees = (Math.atan2(event.clientX - x, y - event.clientY) * 180) / Math.PI;
    camera.change({ roll: rollOfKnob(degrees) });
  }

  const ends = { onPointerDown: hold, onPointerUp: release, onPointerCancel: release };
  return { picture: { ...ends, onPointerMove: follow }, knob: { ...ends, onPointerMove: roll } };
}

type Pair = readonly [now?: Point | undefined, was?: Point | undefined];

/** The first two fingers: where they are, and where they were. */
function pairsOf(
  was: ReadonlyMap<number, Point>,
  now: ReadonlyMap<number, Point>,
): readonly [Pair, Pair] {
  const [first, second] = [...was.keys()];
  const pair = (id: number | undefined): Pair =>
    id === undefined ? [] : [now.get(id), was.get(id)];
  return [pair(first), pair(second)];
}

function spanOf(from: Point, to: Point): { readonly length: number; readonly degrees: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return { length: Math.hypot(dx, dy), degrees: (Math.atan2(dy, dx) * 180) / Math.PI };
}
