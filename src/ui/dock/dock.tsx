import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isBusy, type FinishedClip } from '../../app/job/job';
import { frameCountOf } from '../../app/clip-draft';
import type { JobProgress } from '../../app/job/job-progress';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { Icon } from '../icons/icon';
import { QueuePanel } from '../queue/queue-panel';
import { estimateText, remainingText } from '../job/stage-text';
import './dock.css';

/** Always in sight: the one thing to do next. */
export function Dock({ studio }: { readonly studio: Studio }): JSX.Element {
  const dockRef = useRef<HTMLDivElement>(null);
  const job = studio.jobs.job.value;
  const clip = studio.jobs.clip.value;
  const isWatching = isBusy(job) && studio.isWatching.value;
  const kind = isWatching ? 'progress' : studio.view.value === 'clip' && clip ? 'result' : 'start';

  useEffect(() => {
    // What was pressed has gone with the old dock: a keyboard goes on from what took its place.
    const isFocusLost = document.activeElement === null || document.activeElement === document.body;
    const dock = dockRef.current;
    const next =
      dock?.querySelector<HTMLElement>('.button-primary') ??
      dock?.querySelector<HTMLElement>('.button');
    if (isFocusLost && studio.photo.photo.peek()) next?.focus({ preventScroll: true });
  }, [kind, studio]);

  return (
    <div class="dock" ref={dockRef}>
      <QueuePanel studio={studio} />
      {isWatching ? (
        <ProgressDock
          progress={job.progress}
          onCancel={studio.cancel}
          onKeepWorking={studio.keepWorking}
        />
      ) : kind === 'result' && clip ? (
        <ResultDock studio={studio} finished={clip} />
      ) : (
        <AnimateDock studio={studio} />
      )}
    </div>
  );
}

function AnimateDock({ studio }: { readonly studio: Studio }): JSX.Element {
  const isReady = studio.canAnimate.value;
  const estimate = studio.estimates.ofDraft.value;
  const isMac = navigator.platform.startsWith('Mac');
  return (
    <>
      <p class="dock-line" id="animate-summary">
        <span>{summary(studio)}</span>
        {isReady && estimate && <span data-testid="estimate">{estimateText(estimate)}</span>}
      </p>
      <div class="dock-actions">
        <Button
          kind="primary"
          icon="waves"
          shortcut="animate"
          testId="animate"
          isDisabled={!isReady}
          describedBy="animate-summary"
          onPress={() => void studio.animate()}
        >
          {studio.isBusy.value ? 'Add to the queue' : 'Animate'}
          <kbd aria-hidden="true">{isMac ? '⌘' : 'Ctrl'} ↵</kbd>
        </Button>
      </div>
    </>
  );
}

function summary({ photo, draft, missing, codecs }: Studio): string {
  if (missing.value) return 'Clips cannot be made in this browser.';
  if (!photo.photo.value) return 'A photo first, then what should move.';
  const hasProblem = Object.keys(draft.problems.value).length > 0 || codecs.problem.value !== null;
  if (hasProblem) return 'One of the settings needs a look.';
  const { widthPixels, heightPixels } = draft.outputSize.value;
  const { isLoop, playCount } = draft.draft.value;
  const plays = isLoop && playCount > 1 ? `${playCount} × ` : '';
  return `${plays}${frameCountOf(draft.draft.value)} frames of ${widthPixels} × ${heightPixels}`;
}

interface ProgressDockProps {
  readonly progress: JobProgress;
  onCancel(): void;
  onKeepWorking(): void;
}

function ProgressDock(props: ProgressDockProps): JSX.Element {
  const { progress, onCancel, onKeepWorking } = props;
  const percent = Math.floor(progress.fraction * 100);
  return (
    <>
      <div class="dock-line">
        <span class="dock-percent">{percent} %</span>
        <span data-testid="remaining">{remainingText(progress.remainingSeconds)}</span>
      </div>
      <Meter label="Clip" fraction={progress.fraction} />
      <div class="dock-actions dock-cancel">
        <Button icon="close" shortcut="cancel" onPress={onCancel}>
          Cancel
          <kbd aria-hidden="true">Esc</kbd>
        </Button>
        <Button testId="keep-working" onPress={onKeepWorking}>
          Set up another
        </Button>
      </div>
    </>
  );
}

interface ResultDockProps {
  readonly studio: Studio;
  readonly finished: FinishedClip;
}

function ResultDock({ studio, finished }: ResultDockProps): JSX.Element {
  return (
    <>
      <div class="dock-actions">
        <Button icon="back" onPress={studio.turnToPhoto}>
          Settings
        </Button>
        <Button icon="another" onPress={() => void studio.makeAnother()}>
          Make another
        </Button>
      </div>
      <div class="dock-actions">
        <a
          class="button button-primary"
          href={finished.url}
          download={finished.fileName}
          data-testid="download"
        >
          <Icon name="download" />
          Download
        </a>
      </div>
    </>
  );
}
