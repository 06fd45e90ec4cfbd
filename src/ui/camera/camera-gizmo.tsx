import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CameraHand, CameraState } from '../../app/camera/camera-state';
import { knobDegreesOf } from '../../app/camera/hand-moves';
import { axesText } from './axis-text';
import './camera-gizmo.css';
import { axesForKey } from './camera-keys';
import { useCameraDrag } from './use-camera-drag';

/** A notch of the wheel, in CSS pixels, comes a tenth of a strong move closer. */
const DOLLY_A_PIXEL = 0.1 / 100;

const HANDS: readonly { readonly hand: CameraHand; readonly text: string }[] = [
  { hand: 'slide', text: 'Slide' },
  { hand: 'turn', text: 'Turn' },
  { hand: 'none', text: 'Hands off' },
];

/**
 * The hand on the camera: a drag over the picture slides or turns it, two fingers or the wheel come
 * closer, the ring rolls. It changes the selected keyframe, or where the one move leads.
 */
export function CameraGizmo({ camera }: { readonly camera: CameraState }): JSX.Element | null {
  if (!camera.axes.value) return null;
  const hand = camera.hand.value;
  return (
    <>
      {hand !== 'none' && <CameraGrip camera={camera} />}
      <div class="gizmo-tools" role="group" aria-label="The hand on the camera">
        {HANDS.map(({ hand: offered, text }) => (
          <button
            type="button"
            class="chip"
            key={offered}
            aria-pressed={offered === hand}
            onClick={() => camera.choose(offered)}
          >
            {text}
          </button>
        ))}
      </div>
    </>
  );
}

function CameraGrip({ camera }: { readonly camera: CameraState }): JSX.Element | null {
  const hintId = useId();
  const fieldRef = useRef<HTMLDivElement>(null);
  const [isHeld, setHeld] = useState(false);
  const drag = useCameraDrag(camera, setHeld);
  const axes = camera.axes.value;

  useEffect(() => {
    const field = fieldRef.current;
    const roll = (event: WheelEvent): void => {
      const before = camera.axes.peek();
      // Who only scrolls past the picture does not mean the camera; a pinch on a pad is the page's.
      if (!before || document.activeElement !== field || event.ctrlKey) return;
      event.preventDefault();
      camera.showEdited();
      camera.change({ dolly: before.dolly - event.deltaY * DOLLY_A_PIXEL });
    };
    field?.addEventListener('wheel', roll, { passive: false });
    return () => field?.removeEventListener('wheel', roll);
  }, [camera]);

  if (!axes) return null;
  return (
    <div
      class={`gizmo ${isHeld ? 'is-held' : ''}`}
      ref={fieldRef}
      role="application"
      aria-roledescription="camera"
      aria-label={`Camera by hand: ${axesText(axes)}`}
      aria-describedby={hintId}
      data-testid="camera-gizmo"
      tabIndex={0}
      onKeyDown={(event) => {
        const keyed =
          event.ctrlKey || event.metaKey || event.altKey ? null : axesForKey(event, axes);
        if (!keyed) return;
        event.preventDefault();
        event.stopPropagation();
        camera.showEdited();
        camera.change(keyed);
      }}
      // Two fingers on the camera are not the stage's to zoom with.
      onTouchStart={(event) => event.stopPropagation()}
      onTouchMove={(event) => event.stopPropagation()}
      {...drag.picture}
    >
      <div class="gizmo-ring" aria-hidden="true">
        <div class="gizmo-arm" style={`rotate: ${knobDegreesOf(axes)}deg`}>
          <span class="gizmo-knob" title="Roll" {...drag.knob} />
        </div>
      </div>
      <p class="gizmo-words" aria-hidden="true">
        {isHeld ? axesText(axes) : <Words isTurn={camera.hand.value === 'turn'} />}
      </p>
      <p class="only-read-aloud" id={hintId}>
        Arrow keys slide the camera, Shift with arrow keys turns it, plus and minus move it closer
        and back, R rolls it.
      </p>
    </div>
  );
}

function Words({ isTurn }: { readonly isTurn: boolean }): JSX.Element {
  const drag = isTurn ? 'Drag turns' : 'Drag slides';
  return (
    <>
      <span class="for-mouse">
        {drag} the camera, Shift {isTurn ? 'slides' : 'turns'}, the wheel moves closer
      </span>
      <span class="for-touch">{drag}, pinch moves closer, twist rolls</span>
    </>
  );
}
