import type { JSX } from 'preact';
import type { CameraOption } from '../../app/camera-strips-state';

/** The picture on a grid of 48 by 36, and what the camera does to it. */
const FRAME = 'M10 8h28v20H10z';
const drawings: Readonly<Record<CameraOption, string>> = {
  prompt: 'M9 9h30v15H23l-6 6v-6H9zM15 14h18M15 19h11',
  static: `${FRAME}M24 15v6M21 18h6`,
  'push-in': 'M7 6h34v24H7zM18 14h12v8H18zM7 6l8 6M15 8.5v3.5h-3.5M41 30l-8-6M33 27.5V24h3.5',
  'pull-out': 'M18 14h12v8H18zM16 12.5L8 6.5M8 10.5v-4h4.5M32 23.5l8 6M40 25.5v4h-4.5M5 4h38v28H5z',
  'zoom-in': 'M21 8a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM27.5 23.5L36 31M21 13v8M17 17h8',
  'truck-left': `${FRAME}M33 32H13M17 28.5L13 32l4 3.5`,
  'truck-right': `${FRAME}M15 32h20M31 28.5l4 3.5-4 3.5`,
  'crane-up': `M6 8h28v20H6zM41 29V8M37.5 12L41 8l3.5 4`,
  'crane-down': `M6 8h28v20H6zM41 7v21M37.5 24l3.5 4 3.5-4`,
  'pan-left': `${FRAME}M35 31.5c-7 3-15 3-22 0M17.5 29.5l-4.5 2 1.5 4`,
  'pan-right': `${FRAME}M13 31.5c7 3 15 3 22 0M30.5 29.5l4.5 2-1.5 4`,
  'tilt-up': `M6 8h28v20H6zM39 28c4-6 4-13 0-19M38.5 14l.5-5 4.5 2`,
  'tilt-down': `M6 8h28v20H6zM39 8c4 6 4 13 0 19M38.5 22l.5 5 4.5-2`,
  'orbit-left':
    'M24 11a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM39 15c4 5-3 12-15 12-9 0-16-3.5-16-8M5 22l3-3.5 3.5 3',
  'orbit-right':
    'M24 11a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM9 15c-4 5 3 12 15 12 9 0 16-3.5 16-8M43 22l-3-3.5-3.5 3',
  roll: 'M14 10l22 4-3.5 16-22-4zM30 4.5c4 0 8 2 10 5.5M40 5.5V10h-4.5',
  'dolly-zoom':
    'M7 6h34v24H7zM19 14h10v8H19zM16 18h-6M12 15.5L9.5 18l2.5 2.5M32 18h6M36 15.5l2.5 2.5-2.5 2.5',
  handheld: 'M9 9.5l28-2 2 20-28 2zM14 33c3-2.5 5 2.5 8 0s5 2.5 8 0 4 1 5 .5',
};

/** What a camera does, as a drawing: stands in for its moving picture. */
export function CameraDiagram({ option }: { readonly option: CameraOption }): JSX.Element {
  return (
    <svg
      class="camera-diagram"
      viewBox="0 0 48 36"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[option]} />
    </svg>
  );
}
