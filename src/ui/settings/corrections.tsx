import type { JSX } from 'preact';
import type { DraftState } from '../../app/draft-state';
import { freedRegion, isSent, sentRegion, stilledRegion } from '../../app/prompt/correct-region';
import type { Heading } from '../../app/prompt/understanding';
import type { CropRectangle } from '../../contract/clip';
import type { RegionMap, RegionName } from '../../contract/regions';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import { regionText } from './region-text';
import { headingText } from './understood-text';

/** As on a map, the middle left free. */
const COMPASS: readonly (Heading | null)[] = [
  'up-left',
  'up',
  'up-right',
  'left',
  null,
  'right',
  'down-left',
  'down',
  'down-right',
];
/** Degrees that the arrow, which points up, is turned by. */
const TURN: Readonly<Record<Heading, number>> = {
  up: 0,
  'up-right': 45,
  right: 90,
  'down-right': 135,
  down: 180,
  'down-left': 225,
  left: 270,
  'up-left': 315,
};
/** What can go somewhere; all else moves in its place. */
const TRAVELLING: readonly RegionName[] = ['sky', 'water'];

export interface RegionCorrectionProps {
  readonly draft: DraftState;
  readonly name: RegionName;
  readonly map: RegionMap;
  readonly crop: CropRectangle;
}

/** Sends a region another way, holds it still, or leaves it to the prompt again. */
export function RegionCorrection({ draft, name, map, crop }: RegionCorrectionProps): JSX.Element {
  const settings = draft.draft.value;
  const isHeld = settings.regionStrengths[name] === 0;
  const isOwn = isHeld || isSent(settings, name, map, crop);

  function correct(change: Parameters<DraftState['change']>[0]): void {
    // Each press is undone by itself.
    draft.history.settle();
    draft.change(change);
  }

  return (
    <div class="correction" role="group" aria-label={regionText[name]} data-testid="correction">
      {TRAVELLING.includes(name) && (
        <div class="compass" role="group" aria-label="Which way it should go">
          {COMPASS.map((heading) =>
            heading ? (
              <button
                type="button"
                key={heading}
                aria-label={headingText[heading]}
                title={headingText[heading]}
                onClick={() => correct(sentRegion(settings, name, heading, map, crop))}
              >
                <span style={`rotate: ${TURN[heading]}deg`}>
                  <Icon name="up" />
                </span>
              </button>
            ) : (
              <span key="middle" />
            ),
          )}
        </div>
      )}
      <Choices
        isHeld={isHeld}
        isOwn={isOwn}
        onHold={() => correct(stilledRegion(settings, name))}
        onFree={() => correct(freedRegion(settings, name, map, crop))}
      />
    </div>
  );
}

/** Takes the camera from the prompt, or gives it back. */
export function CameraCorrection({ draft }: { readonly draft: DraftState }): JSX.Element {
  const isHeld = draft.draft.value.camera.kind === 'preset';
  return (
    <div class="correction" role="group" aria-label="Camera" data-testid="correction">
      <Choices
        isHeld={isHeld}
        isOwn={isHeld}
        onHold={() => draft.change({ camera: { kind: 'preset', preset: 'static', strength: 1 } })}
        onFree={() => draft.change({ camera: { kind: 'prompt' } })}
      />
    </div>
  );
}

interface ChoicesProps {
  readonly isHeld: boolean;
  /** Whether it is as the person has corrected it. */
  readonly isOwn: boolean;
  onHold(): void;
  /** Leaves it to the prompt. */
  onFree(): void;
}

function Choices({ isHeld, isOwn, onHold, onFree }: ChoicesProps): JSX.Element {
  return (
    <div class="correction-choices">
      <Button isPressed={isHeld} onPress={isHeld ? onFree : onHold}>
        Keep still
      </Button>
      <Button isDisabled={!isOwn} onPress={onFree}>
        As the prompt says
      </Button>
    </div>
  );
}
