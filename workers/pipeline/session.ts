import type { Clip, ClipSettings } from '../../src/contract/clip';
import type { DeviceReport, NetworkPreference } from '../../src/contract/device';
import type {
  FrameListener,
  PreviewCommand,
  PreviewReport,
  PreviewRequest,
} from '../../src/contract/preview';
import type { Progress } from '../../src/contract/progress';
import type { MotionReview } from '../../src/contract/review';
import type { Strip, StripRequest } from '../../src/contract/strip';
import type { SketchListener } from '../../src/contract/sketch';
import type { AnimateRequest, PackReport } from '../../src/contract/studio-api';
import { checkDevice } from '../families/check-device';
import { checkFamily } from '../families/check-family';
import { openModel } from '../families/open-model';
import type { VideoModel } from '../families/video-model';
import { openGpuDevice } from '../runtime/gpu-device';
import { createNetworkRuntime } from '../runtime/network';
import { createSerialQueue } from '../runtime/serial-queue';
import { openPack, type OpenPack } from '../storage/open-pack';
import { usePack } from '../storage/pack-locks';
import { StudioError } from '../studio-error';
import { animatePhoto } from './animate-photo';
import { loadMended } from './load-mended';
import { createPhotoDesk } from './photo-desk';
import { createPreview } from './preview';
import { createUntilLost } from './until-lost';

/** One GPU device, one queue, one pack and one loaded model: what a worker holds on to. */
export interface Session {
  readonly report: DeviceReport;
  /** Resolves when the GPU device is gone and the session with it. */
  readonly lost: Promise<unknown>;
  preparePack(report: (progress: Progress) => void, signal: AbortSignal): Promise<PackReport>;
  /** Takes the request's photo over. */
  animate(
    request: AnimateRequest,
    report: (progress: Progress) => void,
    signal: AbortSignal,
    onSketch: SketchListener,
  ): Promise<Clip>;
  attachPreview(canvas: OffscreenCanvas, onFrame: FrameListener): void;
  /** Takes the request's photo over. */
  preview(
    request: PreviewRequest,
    report: (progress: Progress) => void,
    signal: AbortSignal,
    onSketch: SketchListener,
  ): Promise<PreviewReport>;
  reviewPreview(settings: ClipSettings, signal: AbortSignal): Promise<MotionReview>;
  renderStrip(
    request: StripRequest,
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Strip>;
  steerPreview(command: PreviewCommand): void;
}

/** @throws StudioError `no-webgpu` where there is no adapter */
export async function createSession(
  networks: NetworkPreference,
  packUrl: string,
): Promise<Session> {
  const gpu = await openGpuDevice(networks);
  const untilLost = createUntilLost(gpu.lost);
  const queue = createSerialQueue();
  const desk = createPhotoDesk();
  const preview = createPreview(gpu.device, desk, !gpu.report.isSoftwareAdapter);
  let pack: OpenPack | undefined;
  /** For as long as the worker lives: other tabs do not remove what it reads. */
  let holding: Promise<unknown> | undefined;
  let model: VideoModel | undefined;
  let isAnimating = false;

  const openUsedPack = async (
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<OpenPack> => {
    holding ??= usePack(packUrl);
    await holding;
    return openPack(packUrl, report, signal, {
      checkManifest(manifest) {
        checkFamily(manifest);
        checkDevice(manifest, gpu.report);
      },
    });
  };

  const preparePack: Session['preparePack'] = async (report, signal) => {
    pack ??= await openUsedPack(report, signal);
    const { id, version, licence, files } = pack.manifest;
    const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    return { id, version, licence, sizeBytes };
  };

  const loadModel = async (
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<VideoModel> => {
    signal.throwIfAborted();
    if (model) return model;
    await preparePack(report, signal);
    const opened = pack;
    if (!opened) throw new StudioError('unexpected', 'The model pack is not open.', 'retry');
    const runtime = await createNetworkRuntime(gpu, queue);
    const onPart = (part: string, done: number, total: number): void =>
      report({ kind: 'compile', fraction: done / total, part });
    const load = (): Promise<VideoModel> => openModel(opened, runtime, gpu, onPart, signal);
    model = await loadMended(opened, load, report, signal);
    report({ kind: 'compile', fraction: 1, part: 'all' });
    return model;
  };

  /** A preview and a clip may ask at once: the second finds the model that the first has loaded. */
  const loading = createSerialQueue();
  const prepareModel: typeof loadModel = (report, signal) =>
    loading.run(() => loadModel(report, signal));

  /** A photo of a request lies on the desk afterwards, or nobody has it any more. */
  const closeUnlessKept = (photo: ImageBitmap | null): void => {
    if (desk.current?.photo !== photo) photo?.close();
  };

  return {
    report: gpu.report,
    lost: gpu.lost,
    preparePack,
    animate: async (request, report, signal, onSketch) => {
      if (isAnimating) {
        request.photo.close();
        throw new StudioError(
          'busy',
          'Another clip is being made; wait or stop it first.',
          'retry',
        );
      }
      isAnimating = true;
      // Who has a graphics processor can watch one clip while another one is made.
      const goOn = gpu.report.isSoftwareAdapter ? preview.rest() : () => {};
      const { isShowing } = preview;
      try {
        const tools = { gpu, desk, isShowing, loadModel: () => prepareModel(report, signal) };
        return await untilLost(animatePhoto(tools, request, { report, onSketch }, signal));
      } finally {
        isAnimating = false;
        goOn();
        closeUnlessKept(request.photo);
      }
    },
    attachPreview: preview.attach,
    preview: async (request, report, signal, onSketch) => {
      const showing = prepareModel(report, signal)
        .then((prepared) => preview.show(prepared, request, report, signal, onSketch))
        .finally(() => closeUnlessKept(request.photo));
      return untilLost(showing);
    },
    reviewPreview: (settings, signal) => untilLost(preview.review(settings, signal)),
    renderStrip: (request, report, signal) => untilLost(preview.strip(request, report, signal)),
    steerPreview: preview.steer,
  };
}
