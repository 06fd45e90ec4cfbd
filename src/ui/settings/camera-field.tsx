import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { cameraPresets, parseCamera } from '../../app/camera-presets';
import type { DraftState } from '../../app/draft-state';
import { Slider } from '../controls/slider';
import { cameraText } from './camera-text';

const fromPrompt = 'prompt';

/** Who leads the camera: the prompt, or a named move with its strength. */
export function CameraField({ state }: { readonly state: DraftState }): JSX.Element {
  const id = useId();
  const { camera } = state.draft.value;
  const strength = camera.kind === 'preset' ? camera.strength : 1;
  return (
    <>
      <div class="field">
        <label class="field-label" for={id}>
          Camera
        </label>
        <select
          class="text-input"
          id={id}
          value={camera.kind === 'preset' ? camera.preset : camera.kind}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const chosen = parseCamera(event.currentTarget.value, strength);
            if (chosen) state.change({ camera: chosen });
          }}
        >
          {(camera.kind === 'axes' || camera.kind === 'path') && (
            <option value={camera.kind}>By hand</option>
          )}
          <option value={fromPrompt}>As the prompt says</option>
          {cameraPresets.map((preset) => (
            <option key={preset} value={preset}>
              {cameraText[preset].name}
            </option>
          ))}
        </select>
        <p class="field-hint" id={`${id}-hint`}>
          {camera.kind === 'axes' || camera.kind === 'path'
            ? 'Led by hand, below.'
            : camera.kind === 'preset'
              ? cameraText[camera.preset].does
              : 'Still, unless the prompt asks for a move such as “push in” or “pan left”.'}
        </p>
      </div>
      {camera.kind === 'preset' && camera.preset !== 'static' && (
        <Slider
          label="Camera strength"
          value={camera.strength}
          least={0.1}
          most={2}
          step={0.1}
          valueText={`${camera.strength.toFixed(1)} ×`}
          onChange={(value) => state.change({ camera: { ...camera, strength: value } })}
        />
      )}
    </>
  );
}
