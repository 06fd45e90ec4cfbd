import type { JSX } from 'preact';
import { AXIS_LIMIT, type CameraKeyframe } from '../../contract/camera';
import { AXIS_NAMES } from '../../contract/camera-axes';
import { createCameraTrack } from '../../contract/camera-track';

/** Points of each curve. */
const SAMPLES = 96;

export interface TrackCurvesProps {
  readonly keyframes: readonly CameraKeyframe[];
  readonly isLoop: boolean;
}

/** How every axis goes over the clip, drawn behind the keyframes: just what the renderer follows. */
export function TrackCurves({ keyframes, isLoop }: TrackCurvesProps): JSX.Element {
  const track = createCameraTrack(keyframes, isLoop);
  const moments = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const share = index / SAMPLES;
    return { share, axes: track.axesAt(share) };
  });
  const values = moments.flatMap(({ axes }) => AXIS_NAMES.map((name) => Math.abs(axes[name])));
  const scale = Math.max(AXIS_LIMIT / 4, ...values);
  const shown = AXIS_NAMES.filter((name) => keyframes.some(({ axes }) => axes[name] !== 0));
  return (
    <svg class="timeline-curves" viewBox="0 -1 1 2" preserveAspectRatio="none" aria-hidden="true">
      {shown.map((name) => (
        <polyline
          key={name}
          points={moments.map(({ share, axes }) => `${share},${-axes[name] / scale}`).join(' ')}
        />
      ))}
    </svg>
  );
}
