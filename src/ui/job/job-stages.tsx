import type { JSX } from 'preact';
import type { ProgressKind } from '../../contract/progress';
import type { JobProgress } from '../../app/job/job-progress';
import { useStandstill } from '../controls/use-standstill';
import { Icon } from '../icons/icon';
import './job-stages.css';
import { stageDetail, stageName, stageOrder, WAITING_TEXT } from './stage-text';

export interface JobStagesProps {
  readonly progress: JobProgress;
  readonly prompt: string;
}

/** The stages of the clip being made, each with how far it is. */
export function JobStages({ progress, prompt }: JobStagesProps): JSX.Element {
  return (
    <div class="job-stages">
      <h2>Making your clip</h2>
      {prompt && <p class="job-prompt">{prompt}</p>}
      <ol class="stage-list" data-testid="stages">
        {stageOrder.map((kind) => (
          <StageRow key={kind} kind={kind} progress={progress} />
        ))}
      </ol>
    </div>
  );
}

interface StageRowProps {
  readonly kind: ProgressKind;
  readonly progress: JobProgress;
}

function StageRow({ kind, progress }: StageRowProps): JSX.Element {
  const report = progress.reports[kind];
  const phase = phaseOf(kind, progress);
  const isFetching = report?.kind === 'download' && phase === 'active';
  const isWaiting = useStandstill(isFetching ? report.receivedBytes : null);
  return (
    <li class={`stage-row is-${phase}`} aria-current={phase === 'active' ? 'step' : undefined}>
      <span class="stage-mark">
        {phase === 'done' ? <Icon name="done" /> : <span class="stage-dot" />}
      </span>
      <span>
        {stageName[kind]}
        {phase === 'done' && <span class="only-read-aloud">, done</span>}
      </span>
      <span class="stage-row-detail">
        {report && stageDetail(report)}
        {isWaiting && `, ${WAITING_TEXT}`}
      </span>
    </li>
  );
}

/**
 * A stage whose successor has begun is done, also when it was skipped. The stage after the last
 * finished one is at work already, though it has nothing to report yet.
 */
function phaseOf(kind: ProgressKind, progress: JobProgress): 'done' | 'active' | 'ahead' {
  if (isDone(kind, progress)) return 'done';
  const first = stageOrder.find((candidate) => !isDone(candidate, progress));
  return kind === first || progress.reports[kind] ? 'active' : 'ahead';
}

function isDone(kind: ProgressKind, { reports, stage }: JobProgress): boolean {
  const report = reports[kind];
  if (report && report.fraction >= 1) return true;
  const isInterleaved = stage === 'encode' || stage === 'render';
  const reached = stage ? stageOrder.indexOf(isInterleaved ? 'render' : stage) : -1;
  return stageOrder.indexOf(kind) < reached;
}
