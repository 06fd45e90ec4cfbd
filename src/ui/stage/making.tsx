import type { JSX } from 'preact';
import type { PreviewState } from '../../app/preview-state';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { SketchLayer } from './sketch-layer';

export interface MakingProps {
  readonly preview: PreviewState;
  readonly fraction: number;
}

/** The motion as it comes out of the noise, step by step, and a way to stop it. */
export function Making({ preview, fraction }: MakingProps): JSX.Element {
  const sketch = preview.sketch.value;
  return (
    <>
      {sketch && <SketchLayer sketch={sketch} />}
      <div class="live-making">
        <div class="live-making-line">
          <span>
            {sketch
              ? `How it will move, step ${sketch.step} of ${sketch.steps}`
              : 'Finding out how it moves…'}
          </span>
          <Button icon="close" testId="stop-preview" onPress={preview.stop}>
            Stop
          </Button>
        </div>
        <Meter label="Preview" fraction={fraction} />
      </div>
    </>
  );
}

export interface StoppedProps {
  readonly preview: PreviewState;
  readonly hasEarlier: boolean;
}

/** What is left of a motion that was stopped. */
export function Stopped({ preview, hasEarlier }: StoppedProps): JSX.Element {
  return (
    <div class="live-making" role="status" data-testid="stopped">
      <div class="live-making-line">
        <span>
          {hasEarlier
            ? 'Stopped. This is the motion from before; your settings are kept.'
            : 'Stopped: nothing moves yet. Your settings are kept.'}
        </span>
        <Button testId="resume-preview" onPress={preview.resume}>
          Go on
        </Button>
      </div>
    </div>
  );
}
