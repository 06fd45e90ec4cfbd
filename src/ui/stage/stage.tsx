import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import type { Photo } from '../../app/photo/photo';
import { Button } from '../controls/button';
import { Segmented } from '../controls/segmented';
import { FailureNotice } from '../failure/failure-notice';
import { ClipPlayer } from './clip-player';
import { CropFrame } from './crop-frame';
import { EmptyStage } from './empty-stage';
import { HistoryButtons } from './history-buttons';
import { LiveStage } from './live-stage';
import { photoNoteText } from './photo-note-text';
import { PhotoPrint } from './photo-print';
import { SketchLayer } from './sketch-layer';
import { SourceNotes } from './source-notes';
import './stage.css';

export interface StageProps {
  readonly studio: Studio;
  onPick(): void;
}

const VIEWS = [
  { value: 'photo', text: 'Photo' },
  { value: 'live', text: 'Live' },
] as const;

/** The middle of the page: the photo with its crop frame, or as it will move, or the clip. */
export function Stage({ studio, onPick }: StageProps): JSX.Element {
  const photo = studio.photo.photo.value;
  const failure = studio.photo.failure.value;
  return (
    <section
      class={photo ? 'stage' : 'stage is-empty'}
      id="stage"
      tabIndex={-1}
      aria-label="Stage"
      aria-busy={studio.photo.isOpening.value}
    >
      <div class="stage-bar">{photo && <StageBar studio={studio} onPick={onPick} />}</div>
      <div class="stage-body" style={`--shown-ratio: ${shownRatio(studio)}`}>
        <StageBody studio={studio} onPick={onPick} />
        {failure && (
          <div class="stage-alert">
            <FailureNotice
              failure={failure}
              onAct={onPick}
              onDismiss={studio.photo.dismissFailure}
            />
          </div>
        )}
      </div>
      <div class="stage-below">
        <p class="stage-foot" role="status" data-testid="photo-notes">
          {studio.photo.isOpening.value ? 'Opening the photo…' : photo && footText(photo)}
        </p>
        {photo && !studio.isWatching.value && studio.view.value !== 'clip' && (
          <SourceNotes studio={studio} />
        )}
      </div>
    </section>
  );
}

function StageBody({ studio, onPick }: StageProps): JSX.Element {
  const photo = studio.photo.photo.value;
  const crop = studio.draft.crop.value;
  const clip = studio.jobs.clip.value;
  const sketch = studio.jobs.sketch.value;
  if (studio.view.value === 'clip' && clip) {
    return <ClipPlayer key={clip.url} finished={clip} stage={studio.stage} />;
  }
  if (!photo || !crop) return <EmptyStage studio={studio} onPick={onPick} />;
  if (studio.isWatching.value) {
    return (
      <PhotoPrint photo={photo} part={crop}>
        {sketch && <SketchLayer sketch={sketch} />}
        <div class="print-developing" />
      </PhotoPrint>
    );
  }
  if (studio.view.value === 'live') {
    return <LiveStage key={photo.name} photo={photo} crop={crop} studio={studio} />;
  }
  return (
    <PhotoPrint photo={photo}>
      <CropFrame photo={photo} crop={crop} state={studio.draft} />
    </PhotoPrint>
  );
}

function StageBar({ studio, onPick }: StageProps): JSX.Element {
  const photo = studio.photo.photo.value;
  const hasClip = studio.jobs.clip.value !== null;
  return (
    <>
      <p class="stage-name">{photo?.name}</p>
      {!studio.isWatching.value && <HistoryButtons history={studio.draft.history} />}
      {!studio.isWatching.value && !studio.missing.value && (
        <div class="stage-views">
          <Segmented
            label="On the stage"
            columns={hasClip ? 3 : 2}
            options={hasClip ? [...VIEWS, { value: 'clip', text: 'Clip' }] : VIEWS}
            value={studio.view.value}
            onChange={studio.show}
          />
        </div>
      )}
      <Button icon="photo" label="New photo" onPress={onPick}>
        <span class="stage-new">New photo</span>
      </Button>
    </>
  );
}

/** Width / height that the stage makes room for on a narrow page. */
function shownRatio(studio: Studio): number {
  const clip = studio.jobs.clip.value?.clip;
  if (studio.view.value === 'clip' && clip) return clip.widthPixels / clip.heightPixels;
  const crop = studio.draft.crop.value;
  if (studio.view.value === 'live' && crop) return crop.width / crop.height;
  const photo = studio.photo.photo.value;
  return photo ? photo.widthPixels / photo.heightPixels : 1;
}

function footText({ widthPixels, heightPixels, notes }: Photo): string {
  return [`${widthPixels} × ${heightPixels} pixels.`, ...notes.map(photoNoteText)].join(' ');
}
