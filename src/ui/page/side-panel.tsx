import type { JSX } from 'preact';
import type { Failure } from '../../contract/result';
import { isBusy } from '../../app/job/job';
import type { Studio } from '../../app/studio';
import { Dock } from '../dock/dock';
import { FailureNotice } from '../failure/failure-notice';
import { Icon } from '../icons/icon';
import { JobStages } from '../job/job-stages';
import { ResultPanel } from '../result/result-panel';
import { SettingsForm } from '../settings/settings-form';

export interface SidePanelProps {
  readonly studio: Studio;
  onPick(): void;
}

/** The column beside the stage: settings, or the stages of a job, or what made the clip. */
export function SidePanel({ studio, onPick }: SidePanelProps): JSX.Element {
  const job = studio.jobs.job.value;
  const missing = studio.missing.value;
  return (
    <section class="panel" id="controls" tabIndex={-1} aria-label="Controls">
      <div class="panel-scroll">
        {missing && <FailureNotice failure={missing} onAct={() => location.reload()} />}
        {studio.addressProblems.map((problem) => (
          <p class="notice" key={problem}>
            <Icon name="note" />
            <span>Left out of the address: {problem}</span>
          </p>
        ))}
        {job.kind === 'failed' && !isToldInQueue(studio, job.failure) && (
          <FailureNotice
            failure={job.failure}
            onAct={() => recover(studio, job.failure, onPick)}
            onDismiss={studio.jobs.settle}
          />
        )}
        {job.kind === 'cancelled' && (
          <p class="notice" data-testid="cancelled">
            <Icon name="note" />
            <span>Cancelled. Your photo and settings are kept.</span>
          </p>
        )}
        <PanelBody studio={studio} />
      </div>
      <Dock studio={studio} />
    </section>
  );
}

function PanelBody({ studio }: { readonly studio: Studio }): JSX.Element {
  const job = studio.jobs.job.value;
  const clip = studio.jobs.clip.value;
  if (isBusy(job) && studio.isWatching.value) {
    return <JobStages progress={job.progress} prompt={studio.draft.draft.value.prompt} />;
  }
  if (studio.view.value === 'clip' && clip) return <ResultPanel finished={clip} studio={studio} />;
  return <SettingsForm studio={studio} />;
}

/** One that nobody waited for is told of where it stands in the queue. */
function isToldInQueue({ queue }: Studio, failure: Failure): boolean {
  return queue.entries.value.some(
    ({ state }) => state.kind === 'failed' && state.failure === failure,
  );
}

function recover(studio: Studio, failure: Failure, onPick: () => void): void {
  switch (failure.recovery) {
    case 'retry':
    case 'free-space':
      void studio.animate();
      return;
    case 'lower-settings':
      studio.lowerSettings();
      return;
    case 'choose-another-photo':
      onPick();
      return;
    case 'reload':
    case 'none':
      studio.jobs.settle();
  }
}
