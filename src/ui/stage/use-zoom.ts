import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { StageState } from '../../app/stage-state';

/** A place of the picture, and where in the window it is to lie. */
interface Anchor {
  /** Shares of the picture's width and height, 0..1. */
  readonly shareX: number;
  readonly shareY: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** What a notch of the wheel, or a step of a pinch on a touch pad, makes of the size. */
const PER_WHEEL_PIXEL = 0.0025;

/**
 * Lets a picture be larger than its room: Ctrl with the wheel or two fingers zoom at the place
 * that is pointed at, anything else about the middle. One finger and the wheel scroll, a mouse
 * pulls.
 *
 * @param roomRef what scrolls; the picture is its first child
 * @param widthPixels of the picture itself
 */
export function useZoom(
  roomRef: RefObject<HTMLElement | null>,
  widthPixels: number,
  stage: StageState | undefined,
): void {
  const anchorRef = useRef<Anchor | null>(null);
  const middleRef = useRef<Pick<Anchor, 'shareX' | 'shareY'>>({ shareX: 0.5, shareY: 0.5 });
  const zoom = stage?.zoom.value ?? null;

  useLayoutEffect(() => {
    const room = roomRef.current;
    if (!room) return;
    const [clientX, clientY] = middleOf(room);
    scrollTo(room, anchorRef.current ?? { ...middleRef.current, clientX, clientY });
    anchorRef.current = null;
    middleRef.current = anchorAt(room, clientX, clientY);
  }, [zoom, roomRef]);

  useEffect(() => {
    const room = roomRef.current;
    if (!room || !stage) return;
    const stopFit = watchFit(room, widthPixels, stage);
    const stopGestures = hearGestures(room, stage, (anchor) => {
      anchorRef.current = anchor;
    });
    const keepMiddle = (): void => {
      middleRef.current = anchorAt(room, ...middleOf(room));
    };
    room.addEventListener('scroll', keepMiddle);
    return () => {
      stopFit();
      stopGestures();
      room.removeEventListener('scroll', keepMiddle);
    };
  }, [roomRef, widthPixels, stage]);
}

/** Tells the stage how large the picture is when it is fitted. */
function watchFit(room: HTMLElement, widthPixels: number, stage: StageState): () => void {
  const observer = new ResizeObserver(() => {
    const ratio = Number(getComputedStyle(pictureOf(room)).getPropertyValue('--ratio'));
    const width = Math.min(room.clientWidth, room.clientHeight * ratio);
    stage.setFit((width * devicePixelRatio) / widthPixels);
  });
  observer.observe(room);
  return () => observer.disconnect();
}

function hearGestures(
  room: HTMLElement,
  stage: StageState,
  hold: (anchor: Anchor) => void,
): () => void {
  const listeners = new AbortController();
  const options = { signal: listeners.signal, passive: false };
  let pinch: { readonly anchor: Anchor; distance: number } | null = null;

  room.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      hold(anchorAt(room, event.clientX, event.clientY));
      stage.zoomBy(Math.exp(-event.deltaY * PER_WHEEL_PIXEL));
    },
    options,
  );
  room.addEventListener(
    'touchstart',
    (event) => {
      // The camera's own handle is turned and pinched, too.
      const fingers = isOn(event, '.gizmo') ? null : fingersOf(event);
      pinch = fingers && { anchor: anchorAt(room, ...fingers.middle), distance: fingers.distance };
      if (pinch) event.preventDefault();
    },
    options,
  );
  room.addEventListener(
    'touchmove',
    (event) => {
      const fingers = fingersOf(event);
      if (!fingers || !pinch) return;
      event.preventDefault();
      const [clientX, clientY] = fingers.middle;
      const anchor = { ...pinch.anchor, clientX, clientY };
      hold(anchor);
      stage.zoomBy(fingers.distance / pinch.distance);
      pinch.distance = fingers.distance;
      // Two fingers that keep their distance pull.
      scrollTo(room, anchor);
    },
    options,
  );
  room.addEventListener('pointerdown', (event) => pull(room, event), options);
  return () => listeners.abort();
}

/** A mouse holds the picture and takes it along; fingers have the browser do that. */
function pull(room: HTMLElement, event: PointerEvent): void {
  const isMeant =
    event.button === 1 ||
    (event.button === 0 && !isOn(event, '.mask-layer, .region-layer, .arrow-end'));
  const isLarger = room.scrollWidth > room.clientWidth || room.scrollHeight > room.clientHeight;
  if (event.pointerType === 'touch' || !isMeant || !isLarger) return;
  const anchor = anchorAt(room, event.clientX, event.clientY);
  const listeners = new AbortController();
  const options = { signal: listeners.signal };
  const follow = ({ clientX, clientY }: PointerEvent): void =>
    scrollTo(room, { ...anchor, clientX, clientY });
  addEventListener('pointermove', follow, options);
  addEventListener('pointerup', () => listeners.abort(), options);
  addEventListener('pointercancel', () => listeners.abort(), options);
}

function isOn({ target }: Event, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

function fingersOf({ touches }: TouchEvent): {
  readonly middle: readonly [number, number];
  readonly distance: number;
} | null {
  const [one, other] = [touches[0], touches[1]];
  if (!one || !other || touches.length > 2) return null;
  return {
    middle: [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2],
    distance: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  };
}

function pictureOf(room: HTMLElement): Element {
  return room.firstElementChild ?? room;
}

function middleOf(room: HTMLElement): [number, number] {
  const { left, top, width, height } = room.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function anchorAt(room: HTMLElement, clientX: number, clientY: number): Anchor {
  const { left, top, width, height } = pictureOf(room).getBoundingClientRect();
  return { shareX: (clientX - left) / width, shareY: (clientY - top) / height, clientX, clientY };
}

function scrollTo(room: HTMLElement, { shareX, shareY, clientX, clientY }: Anchor): void {
  const { left, top, width, height } = pictureOf(room).getBoundingClientRect();
  room.scrollLeft += left + shareX * width - clientX;
  room.scrollTop += top + shareY * height - clientY;
}
