import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import './empty-stage.css';
import { StillLife } from './still-life';

export interface EmptyStageProps {
  readonly studio: Studio;
  onPick(): void;
}

/** Before there is a photo: what to do, and a few photos to do it with. */
export function EmptyStage({ studio, onPick }: EmptyStageProps): JSX.Element {
  return (
    <div class="empty-stage">
      <StillLife />
      <h2>Give a photo a little life</h2>
      <p>
        Drop a photo anywhere, paste one, or choose a file. Say what should move, and it becomes a
        video.
      </p>
      <Button kind="primary" icon="photo" onPress={onPick}>
        Choose a photo
      </Button>
      <div class="samples">
        <p id="samples-title">or try one of these</p>
        <ul aria-labelledby="samples-title">
          {studio.samples.map((sample) => (
            <li key={sample.url}>
              <button
                type="button"
                class="sample"
                onClick={() => void studio.openSample(sample)}
                data-testid={`sample-${sample.name.toLowerCase()}`}
              >
                <img src={sample.thumbnailUrl} alt="" width={96} height={72} />
                {sample.name}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
