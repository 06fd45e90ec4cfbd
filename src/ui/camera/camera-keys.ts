import type { CameraAxes } from '../../contract/camera';

/** The part of a keyboard event that decides. */
export interface CameraKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

const STEP = 0.05;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What a key changes of the axes, or null for keys that change nothing. */
export function axesForKey(
  { key, shiftKey }: CameraKey,
  axes: CameraAxes,
): Partial<CameraAxes> | null {
  const direction = directions[key];
  if (direction) {
    const [across, up] = [direction[0] * STEP, direction[1] * STEP];
    return shiftKey
      ? { pan: axes.pan + across, tilt: axes.tilt + up }
      : { truck: axes.truck + across, pedestal: axes.pedestal + up };
  }
  switch (key) {
    case '+':
    case '=':
      return { dolly: axes.dolly + STEP };
    case '-':
    case '_':
      return { dolly: axes.dolly - STEP };
    case 'r':
      return { roll: axes.roll + STEP };
    case 'R':
      return { roll: axes.roll - STEP };
    default:
      return null;
  }
}
