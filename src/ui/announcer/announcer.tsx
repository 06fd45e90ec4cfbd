import type { JSX } from 'preact';
import type { Job } from '../../app/job/job';
import type { Studio } from '../../app/studio';
import { stageName } from '../job/stage-text';

/** Reads the turns of a job aloud: a stage when it begins, the end when it comes. */
export function Announcer({ studio }: { readonly studio: Studio }): JSX.Element {
  return (
    <p class="only-read-aloud" role="status" data-testid="announcer">
      {announcement(studio.jobs.job.value)}
    </p>
  );
}

function announcement(job: Job): string {
  switch (job.kind) {
    case 'idle':
    case 'failed': // A failure is an alert of its own.
      return '';
    case 'preparing':
    case 'running': {
      const { stage } = job.progress;
      // Drawing and writing take turns many times a second: one name for both.
      const named = stage === 'encode' ? 'render' : stage;
      return named ? stageName[named] : 'Getting ready';
    }
    case 'done':
      return 'Your clip is ready';
    case 'cancelled':
      return 'Cancelled. Your photo and settings are kept.';
  }
}
