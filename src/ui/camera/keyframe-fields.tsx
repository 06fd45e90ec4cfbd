import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { CameraState } from '../../app/camera/camera-state';
import { CAMERA_EASINGS } from '../../contract/camera';
import { Button } from '../controls/button';
import { easingText } from './axis-text';
import './keyframe-fields.css';

export interface KeyframeFieldsProps {
  readonly camera: CameraState;
  readonly durationSeconds: number;
}

/** The keyframe whose axes are changed: when it is, how the camera comes to it, and its end. */
export function KeyframeFields({
  camera,
  durationSeconds,
}: KeyframeFieldsProps): JSX.Element | null {
  const id = useId();
  const keyframes = camera.keyframes.value;
  const index = camera.selected.value;
  const keyframe = keyframes[index];
  if (!keyframe) return null;
  const seconds = (keyframe.at * durationSeconds).toFixed(1);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        The way to keyframe {index + 1}, at {seconds} s
      </label>
      <div class="keyframe-row">
        <select
          class="text-input"
          id={id}
          value={keyframe.easing}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const easing = CAMERA_EASINGS.find((known) => known === value);
            if (easing) camera.ease(index, easing);
          }}
        >
          {CAMERA_EASINGS.map((easing) => (
            <option key={easing} value={easing}>
              {easingText[easing]}
            </option>
          ))}
        </select>
        <Button
          icon="bin"
          label="Delete this keyframe"
          isDisabled={keyframes.length < 2}
          onPress={() => camera.remove(index)}
        />
      </div>
    </div>
  );
}
