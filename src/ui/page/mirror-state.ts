import { effect } from '@preact/signals';
import { isBusy, type FinishedClip } from '../../app/job/job';
import type { Studio } from '../../app/studio';

/**
 * Keeps the root element in step with the state: the theme for the style sheet; the job for
 * tools that drive the page: `data-job` (idle, preparing, running, done, failed, cancelled),
 * `data-progress` (0..1), `data-stage`, `data-failure` (its code), `data-waiting` (clips whose
 * turn is still to come), `data-photo` (its name) and `data-clip` (the last clip without its video,
 * and what made it, as JSON).
 * Returns the function that ends it.
 */
export function mirrorState(root: HTMLElement, studio: Studio): () => void {
  const stops = [
    effect(() => {
      const theme = studio.theme.theme.value;
      set(root, 'theme', theme === 'system' ? null : theme);
    }),
    effect(() => {
      const job = studio.jobs.job.value;
      const progress = isBusy(job) ? job.progress : null;
      root.dataset['job'] = job.kind;
      set(root, 'progress', job.kind === 'done' ? '1' : (progress?.fraction.toFixed(4) ?? null));
      set(root, 'stage', progress?.stage ?? null);
      set(root, 'failure', job.kind === 'failed' ? job.failure.code : null);
    }),
    effect(() => {
      const waiting = studio.queue.entries.value.filter(({ state }) => state.kind === 'waiting');
      set(root, 'waiting', waiting.length > 0 ? String(waiting.length) : null);
    }),
    effect(() => {
      set(root, 'photo', studio.photo.photo.value?.name ?? null);
    }),
    effect(() => {
      const finished = studio.jobs.latest.value;
      set(root, 'clip', finished && clipReport(finished));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function clipReport({ clip, making }: FinishedClip): string {
  const { video, ...facts } = clip;
  return JSON.stringify({ ...facts, sizeBytes: video.size, ...making });
}

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
