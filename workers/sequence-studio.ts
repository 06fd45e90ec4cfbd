import { transfer } from 'comlink';
import type { Result } from '../src/contract/result';
import type { SequenceApi } from '../src/contract/sequence';
import { CONTRACT_VERSION } from '../src/contract/studio-api';
import type { SequencePlayer } from './pipeline/sequence/sequence-player';
import { createProgressReporter } from './pipeline/progress-reporter';
import { holdForLife } from './hold-for-life';
import { releaseListener } from './release-listener';
import { settle } from './settle';
import { staleWorker } from './studio-error';

/** The worker's interface as the page sees it: jobs by name, failures as values. */
export function createSequenceStudio(): SequenceApi {
  const jobs = new Map<string, AbortController>();
  let player: Promise<SequencePlayer> | undefined;

  const openPlayer = (): Promise<SequencePlayer> => {
    player ??= import('./pipeline/sequence/sequence-player').then((it) =>
      it.createSequencePlayer(),
    );
    return player;
  };

  return {
    open: (contractVersion, lifeLock) =>
      settle(async (): Promise<null> => {
        if (contractVersion !== CONTRACT_VERSION) throw staleWorker();
        await holdForLife(lifeLock);
        return null;
      }),
    assemble: async (jobId, plan, onProgress) => {
      const controller = new AbortController();
      jobs.set(jobId, controller);
      try {
        return await settle(async () => {
          const { assembleSequence } = await import('./pipeline/assemble-sequence');
          return assembleSequence(plan, createProgressReporter(onProgress), controller.signal);
        });
      } finally {
        jobs.delete(jobId);
        releaseListener(onProgress);
      }
    },
    attach: (canvas, onFrame) =>
      settle(async () => {
        (await openPlayer()).attach(canvas, onFrame);
        return null;
      }),
    show: (plan) =>
      settle(async () => {
        await (await openPlayer()).show(plan);
        return null;
      }),
    steer: (command) => {
      void player?.then((opened) => opened.steer(command));
    },
    filmStrip: async (request, timesSeconds, heightPixels) => {
      const result = await settle(async () => {
        const { takeFilmStrip } = await import('./pipeline/sequence/take-picture');
        return takeFilmStrip(request, timesSeconds, heightPixels);
      });
      return result.ok ? transfer(result, result.value) : result;
    },
    takePicture: (request): Promise<Result<Blob>> =>
      settle(async () => {
        const { takePicture } = await import('./pipeline/sequence/take-picture');
        return takePicture(request);
      }),
    cancel: (jobId) => jobs.get(jobId)?.abort(),
  };
}
