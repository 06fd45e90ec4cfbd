import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { CropRectangle } from '../../contract/clip';
import { moveCrop, resizeCrop, type CropHandle } from '../../app/crop';
import type { PixelSize } from '../../app/pixel-size';

/** What dragging needs to know and whom it tells. */
export interface CropDragSubject {
  readonly photo: PixelSize;
  readonly crop: CropRectangle;
  readonly ratio: number | null;
  onCrop(crop: CropRectangle): void;
  onHold(isHeld: boolean): void;
}

type DragEvent = TargetedPointerEvent<HTMLElement>;

/** Pointer handlers for an element that is dragged. */
export interface DragHandlers {
  onPointerDown(event: DragEvent): void;
  onPointerMove(event: DragEvent): void;
  onPointerUp(event: DragEvent): void;
  onPointerCancel(event: DragEvent): void;
}

interface Grip {
  readonly crop: CropRectangle;
  readonly clientX: number;
  readonly clientY: number;
  /** Photo pixels per CSS pixel. */
  readonly scale: number;
}

/** Drags always start from the crop that was gripped, so rounding does not add up. */
export function useCropDrag(subject: CropDragSubject): {
  moving(): DragHandlers;
  resizing(handle: CropHandle): DragHandlers;
} {
  const gripRef = useRef<Grip | null>(null);

  function release(event: DragEvent): void {
    if (!gripRef.current) return;
    gripRef.current = null;
    event.stopPropagation();
    subject.onHold(false);
  }

  function handlersFor(follow: (grip: Grip, dx: number, dy: number) => CropRectangle) {
    return {
      onPointerDown(event: DragEvent) {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        const field = event.currentTarget.closest('.crop-field')?.getBoundingClientRect();
        const scale = field ? subject.photo.widthPixels / field.width : 1;
        const { clientX, clientY } = event;
        gripRef.current = { crop: subject.crop, clientX, clientY, scale };
        subject.onHold(true);
      },
      onPointerMove(event: DragEvent) {
        const grip = gripRef.current;
        if (!grip) return;
        event.stopPropagation();
        const dx = (event.clientX - grip.clientX) * grip.scale;
        const dy = (event.clientY - grip.clientY) * grip.scale;
        subject.onCrop(follow(grip, dx, dy));
      },
      onPointerUp: release,
      onPointerCancel: release,
    };
  }

  return {
    moving: () => handlersFor((grip, dx, dy) => moveCrop(grip.crop, subject.photo, dx, dy)),
    resizing: (handle) =>
      handlersFor((grip, dx, dy) =>
        resizeCrop(grip.crop, subject.photo, handle, dx, dy, subject.ratio),
      ),
  };
}
