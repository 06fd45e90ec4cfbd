import { transfer } from 'comlink';
import type { DeviceReport } from '../src/contract/device';
import type { Result } from '../src/contract/result';
import {
  CONTRACT_VERSION,
  type ProgressListener,
  type StudioApi,
  type StudioOptions,
} from '../src/contract/studio-api';
import type { Session } from './pipeline/session';
import { createProgressReporter } from './pipeline/progress-reporter';
import { holdForLife } from './hold-for-life';
import { releaseListener } from './release-listener';
import { findEncodableCodecs } from './runtime/video-codec';
import { settle } from './settle';
import { StudioError, staleWorker } from './studio-error';

/** The worker's interface as the page sees it: jobs by name, failures as values. */
export function createStudio(): StudioApi {
  const jobs = new Map<string, AbortController>();
  let options: StudioOptions | undefined;
  let session: Promise<Session> | undefined;

  /** One session a worker; opened again after it failed to open or its device was lost. */
  const openSession = (): Promise<Session> => {
    if (session) return session;
    if (!options) throw new StudioError('unexpected', 'The studio was not opened yet.', 'reload');
    const { networks, packUrl } = options;
    const opening = import('./pipeline/session').then(({ createSession }) =>
      createSession(networks, packUrl),
    );
    session = opening;
    const forget = (): void => {
      if (session === opening) session = undefined;
    };
    opening.then((opened) => opened.lost).then(forget, forget);
    return opening;
  };

  /** @param photo taken over by the session; closed where there is none to take it */
  const runJob = async <T>(
    jobId: string,
    onProgress: ProgressListener,
    task: (session: Session, report: ProgressListener, signal: AbortSignal) => Promise<T>,
    photo: ImageBitmap | null = null,
  ): Promise<Result<T>> => {
    const controller = new AbortController();
    jobs.set(jobId, controller);
    let taker: Session | undefined;
    try {
      const report = createProgressReporter(onProgress);
      return await settle(async () => {
        taker = await openSession();
        return task(taker, report, controller.signal);
      });
    } finally {
      if (!taker) photo?.close();
      jobs.delete(jobId);
      releaseListener(onProgress);
    }
  };

  return {
    open: (contractVersion, studioOptions, lifeLock) =>
      settle(async (): Promise<DeviceReport> => {
        if (contractVersion !== CONTRACT_VERSION) throw staleWorker();
        await holdForLife(lifeLock);
        options = studioOptions;
        return (await openSession()).report;
      }),
    preparePack: (jobId, onProgress) =>
      runJob(jobId, onProgress, (opened, report, signal) => opened.preparePack(report, signal)),
    animate: async (jobId, request, onProgress, onSketch) => {
      try {
        return await runJob(
          jobId,
          onProgress,
          (opened, report, signal) => opened.animate(request, report, signal, onSketch),
          request.photo,
        );
      } finally {
        releaseListener(onSketch);
      }
    },
    encodableCodecs: (format) => settle(async () => findEncodableCodecs(format)),
    attachPreview: (canvas, onFrame) =>
      settle(async () => {
        (await openSession()).attachPreview(canvas, onFrame);
        return null;
      }),
    preview: async (jobId, request, onProgress, onSketch) => {
      try {
        return await runJob(
          jobId,
          onProgress,
          (opened, report, signal) => opened.preview(request, report, signal, onSketch),
          request.photo,
        );
      } finally {
        releaseListener(onSketch);
      }
    },
    reviewPreview: (jobId, settings) =>
      runJob(
        jobId,
        () => {},
        (opened, _report, signal) => opened.reviewPreview(settings, signal),
      ),
    renderStrip: async (jobId, request, onProgress) => {
      const result = await runJob(jobId, onProgress, (opened, report, signal) =>
        opened.renderStrip(request, report, signal),
      );
      return transfer(result, result.ok ? [...result.value.pictures] : []);
    },
    steerPreview: (command) => {
      void session?.then((opened) => opened.steerPreview(command)).catch(() => {});
    },
    cancel: (jobId) => jobs.get(jobId)?.abort(),
  };
}
