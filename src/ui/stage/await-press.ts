/** How far a finger may slip in a press, in CSS pixels. */
const SLIP_PIXELS = 8;

/**
 * Waits for a press on an element to come to its end: the pointer that went down on it is lifted
 * where it was. A swipe is no press, and neither is a pinch: the stage zooms by itself, so the
 * browser does not cancel its pointers.
 */
export function awaitPress(down: PointerEvent, element: Element, press: () => void): void {
  if (down.button !== 0 || !down.isPrimary) return;
  const listeners = new AbortController();
  const options = { signal: listeners.signal };
  const stop = (): void => listeners.abort();
  const hear = (type: 'pointermove' | 'pointerup' | 'pointercancel', act: () => void): void =>
    element.addEventListener(
      type,
      (event) => {
        if (!(event instanceof PointerEvent) || event.pointerId !== down.pointerId) return;
        const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
        if (Math.hypot(dx, dy) > SLIP_PIXELS) stop();
        else act();
      },
      options,
    );
  hear('pointermove', () => undefined);
  hear('pointercancel', stop);
  hear('pointerup', () => {
    stop();
    press();
  });
  // The second finger may lie beside the element. `down` itself has passed this by.
  addEventListener('pointerdown', stop, { ...options, capture: true });
}
