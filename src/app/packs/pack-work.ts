import { signal, type ReadonlySignal } from '@preact/signals';
import type { PackWork } from '../../client/packs-client';
import type { Result } from '../../contract/result';
import type { PackActivity } from './pack-row';

type Task = Extract<PackActivity, { kind: 'working' }>['task'];

/** What is done with packs, one thing at a time with each, and what came of it. */
export interface PackWorks {
  /** By the pack's address. */
  readonly activities: ReadonlySignal<ReadonlyMap<string, PackActivity>>;
  isAnyRunning(): boolean;
  /**
   * Does something with a pack that nothing is done with. Resolves when it has ended, in whatever
   * way.
   *
   * @param activityOf what is told of its result; null for nothing
   */
  run<T>(
    packUrl: string,
    task: Task,
    work: (work: PackWork) => Promise<Result<T>>,
    activityOf: (value: T) => PackActivity | null,
  ): Promise<void>;
  stop(packUrl: string): void;
}

/** @param onEnded called when something has ended, before what came of it is told */
export function createPackWorks(onEnded: () => Promise<void>): PackWorks {
  const activities = signal<ReadonlyMap<string, PackActivity>>(new Map());
  const controllers = new Map<string, AbortController>();

  function tell(packUrl: string, activity: PackActivity | null): void {
    const next = new Map(activities.peek());
    if (activity) next.set(packUrl, activity);
    else next.delete(packUrl);
    activities.value = next;
  }

  return {
    activities,
    isAnyRunning: () => controllers.size > 0,
    async run(packUrl, task, work, activityOf) {
      if (controllers.has(packUrl)) return;
      const controller = new AbortController();
      controllers.set(packUrl, controller);
      tell(packUrl, { kind: 'working', task, progress: null });
      const result = await work({
        signal: controller.signal,
        onProgress: (progress) => tell(packUrl, { kind: 'working', task, progress }),
      });
      controllers.delete(packUrl);
      await onEnded();
      const isStopped = !result.ok && result.failure.code === 'cancelled';
      if (result.ok) tell(packUrl, activityOf(result.value));
      else tell(packUrl, isStopped ? null : { kind: 'failed', failure: result.failure });
    },
    stop: (packUrl) => controllers.get(packUrl)?.abort(),
  };
}
