import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { CameraState } from '../../app/camera/camera-state';
import { MAXIMUM_KEYFRAMES } from '../../contract/camera';
import { Button } from '../controls/button';
import './camera-timeline.css';
import { easingText } from './axis-text';
import { TrackCurves } from './track-curves';

export interface CameraTimelineProps {
  readonly camera: CameraState;
  readonly durationSeconds: number;
  readonly isLoop: boolean;
}

/** A press of an arrow key moves a keyframe by this share of the clip, with Shift by five. */
const KEY_STEP = 0.01;

/**
 * The keyframes over the clip's time: pressed to be changed, dragged or moved by arrow keys. A
 * press beside them moves the playhead.
 */
export function CameraTimeline({
  camera,
  durationSeconds,
  isLoop,
}: CameraTimelineProps): JSX.Element {
  const trackRef = useRef<HTMLDivElement>(null);
  const keyframes = camera.keyframes.value;

  function shareAt(event: { readonly clientX: number }): number {
    const box = trackRef.current?.getBoundingClientRect();
    if (!box) return 0;
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  }

  return (
    <div class="timeline" role="group" aria-label="Keyframes">
      <div class="timeline-track" onPointerDown={(event) => camera.seek(shareAt(event))}>
        <div class="timeline-line" ref={trackRef}>
          <TrackCurves keyframes={keyframes} isLoop={isLoop} />
          <Playhead camera={camera} />
          <span class="timeline-photo" style={placeOf(0)} />
          {isLoop && <span class="timeline-photo" style={placeOf(1)} />}
          {keyframes.map(({ at, easing }, index) => (
            <span
              key={index}
              class={`keyframe ${index === camera.selected.value ? 'is-selected' : ''}`}
              style={placeOf(at)}
              role="slider"
              tabIndex={0}
              aria-label={`Keyframe ${index + 1} of ${keyframes.length}`}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(at * 100)}
              aria-valuetext={`${secondsText(at * durationSeconds)}, ${easingText[easing].toLowerCase()}`}
              onFocus={() => camera.select(index)}
              onKeyDown={(event) => {
                if (event.key === 'Delete' || event.key === 'Backspace') {
                  removeByKey(camera, index, event.currentTarget);
                } else if (!pressKey(camera, index, event)) return;
                event.preventDefault();
                event.stopPropagation();
              }}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.stopPropagation();
                event.currentTarget.setPointerCapture(event.pointerId);
                camera.select(index);
              }}
              onPointerMove={(event) => {
                if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
                camera.move(index, shareAt(event));
              }}
            />
          ))}
        </div>
      </div>
      <div class="timeline-ends" aria-hidden="true">
        <span>Photo</span>
        <span>{isLoop ? 'Photo again' : secondsText(durationSeconds)}</span>
      </div>
      <Button
        icon="larger"
        isDisabled={keyframes.length >= MAXIMUM_KEYFRAMES}
        onPress={camera.addKeyframe}
      >
        {keyframes.length >= MAXIMUM_KEYFRAMES
          ? `${MAXIMUM_KEYFRAMES} keyframes at most`
          : 'Add a keyframe here'}
      </Button>
    </div>
  );
}

/** On its own: it moves with every frame, and nothing else does. */
function Playhead({ camera }: { readonly camera: CameraState }): JSX.Element | null {
  const playhead = camera.playhead.value;
  if (playhead === null) return null;
  return <span class="timeline-playhead" style={placeOf(playhead)} />;
}

/** Does what a key asks for; false for keys that ask for nothing. */
function pressKey(
  camera: CameraState,
  index: number,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): boolean {
  const at = camera.keyframes.peek()[index]?.at ?? 0;
  const step = shiftKey ? 5 * KEY_STEP : KEY_STEP;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      camera.move(index, at - step);
      return true;
    case 'ArrowRight':
    case 'ArrowUp':
      camera.move(index, at + step);
      return true;
    case 'Home':
      camera.move(index, 0);
      return true;
    case 'End':
      camera.move(index, 1);
      return true;
    default:
      return false;
  }
}

/** The keyboard keeps its place: at the keyframe before, which is the one that is changed next. */
function removeByKey(
  camera: CameraState,
  index: number,
  { previousElementSibling }: Element,
): void {
  const isBefore = index > 0 && previousElementSibling instanceof HTMLElement;
  if (isBefore) previousElementSibling.focus();
  camera.remove(index);
}

function placeOf(share: number): string {
  return `left: ${share * 100}%`;
}

function secondsText(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}
