import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Photo } from '../../app/photo/photo';
import type { PreviewState } from '../../app/preview-state';
import type { Studio } from '../../app/studio';
import type { CropRectangle } from '../../contract/clip';
import { CameraGizmo } from '../camera/camera-gizmo';
import { FailureNotice } from '../failure/failure-notice';
import { ReviewLayer } from '../review/review-layer';
import { CompareButton } from './compare-button';
import { MaskBar } from './mask-bar';
import { Making, Stopped } from './making';
import { PhotoPrint } from './photo-print';
import { PlayerBar } from './player-bar';
import './live-stage.css';
import { ToolLayer } from './tool-layer';

const RESTING = 'Still while a clip is made. What you change is shown.';

export interface LiveStageProps {
  readonly photo: Photo;
  readonly crop: CropRectangle;
  readonly studio: Studio;
}

/** The photo as it will move; camera, strength and speed follow the hand. */
export function LiveStage({ photo, crop, studio }: LiveStageProps): JSX.Element {
  const { preview, mask, camera, review, stage } = studio;
  const { widthPixels, heightPixels } = studio.draft.outputSize.value;
  const longSidePixels = Math.max(widthPixels, heightPixels);
  const isResting = preview.isResting.value;
  useEffect(() => stage.mount(preview), [stage, preview]);
  const isCompared = stage.isCompared.value;
  const status = preview.status.value;
  const isMoving = status.kind === 'live' || (status.kind === 'stopped' && status.hasEarlier);
  return (
    <div class="screen live" data-testid="live" data-live={status.kind}>
      <PhotoPrint photo={photo} part={crop} stage={stage}>
        <LiveCanvas
          key={preview.canvasNumber.value}
          preview={preview}
          isHidden={isCompared || !isMoving}
        />
        {isMoving && <ReviewLayer state={review} longSidePixels={longSidePixels} />}
        <ToolLayer studio={studio} crop={crop} />
        {status.kind === 'live' && !isCompared && mask.brush.value === 'none' && (
          <CameraGizmo camera={camera} />
        )}
        {status.kind === 'making' && <Making preview={preview} fraction={status.fraction} />}
        {status.kind === 'live' && isResting && (
          <p class="live-resting" role="status" data-testid="live-resting">
            {RESTING}
          </p>
        )}
        {status.kind === 'stopped' && <Stopped preview={preview} hasEarlier={status.hasEarlier} />}
        {status.kind === 'failed' && (
          <div class="live-making">
            <FailureNotice
              failure={status.failure}
              onAct={
                status.failure.recovery === 'lower-settings' ? studio.lowerSettings : preview.retry
              }
            />
          </div>
        )}
      </PhotoPrint>
      <PlayerBar playback={preview} stage={stage} isResting={isResting}>
        <CompareButton stage={stage} />
      </PlayerBar>
      <MaskBar studio={studio} />
    </div>
  );
}

interface LiveCanvasProps {
  readonly preview: PreviewState;
  readonly isHidden: boolean;
}

/** A canvas can be given away only once: each visit to the stage makes its own. */
function LiveCanvas({ preview, isHidden }: LiveCanvasProps): JSX.Element {
  const hostRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'The photo, moving');
    hostRef.current?.replaceChildren(canvas);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return preview.enter(canvas.transferControlToOffscreen(), !isCalm);
  }, [preview]);
  return <div class={isHidden ? 'live-canvas is-hidden' : 'live-canvas'} ref={hostRef} />;
}
