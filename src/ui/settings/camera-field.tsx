import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Slider } from '../controls/slider';
import { CameraGallery } from './camera-gallery';

/** Who leads the camera: the prompt, or a named move with its strength. */
export function CameraField({ studio }: { readonly studio: Studio }): JSX.Element {
  const { camera } = studio.draft.draft.value;
  return (
    <>
      <CameraGallery studio={studio} />
      {camera.kind === 'preset' && camera.preset !== 'static' && (
        <Slider
          label="Camera strength"
          value={camera.strength}
          least={0.1}
          most={2}
          step={0.1}
          valueText={`${camera.strength.toFixed(1)} ×`}
          onChange={(value) => studio.draft.change({ camera: { ...camera, strength: value } })}
        />
      )}
    </>
  );
}
