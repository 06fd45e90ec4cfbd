import type { JSX } from 'preact';
import type { ProgressKind } from '../../contract/progress';
import type { JobProgress } from '../../app/job/job-progress';
import { Icon } from '../icons/icon';
import './job-stages.css';
import { stageDetail, stageName, stageOrder } from './stage-text';

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
  return (
    <li class={`stage-row is-${phase}`} aria-current={phase === 'active' ? 'step' : undefined}>
      <span class="stage-mark">
        {phase === 'done' ? <Icon name="done" /> : <span class="stage-dot" />}
      </span>
      <span>
        {stageName[kind]}
        {phase === 'done' && <span class="only-read-aloud">, done</span>}
      </span>
      <span class="stage-row-detail">{report && stageDetail(report)}</span>
    </li>
  );
}

/** A stage whose successor has begun is done, also when it was skipped. */
function phaseOf(kind: ProgressKind, { reports, stage }: JobProgress): 'done' | 'active' | 'ahead' {
  const report = reports[kind];
  if (report && report.fraction >= 1) return 'done';
  const isInterleaved = stage === 'encode' || stage === 'render';
  const reached = stage ? stageOrder.indexOf(isInterleaved ? 'render' : stage) : -1;
  if (stageOrder.indexOf(kind) < reached) return 'done';
  return report ? 'active' : 'ahead';
}
