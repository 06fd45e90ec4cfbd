import * as Comlink from 'comlink';
import type { ClipSettings } from '../../../../src/contract/clip';
import type { DeviceReport } from '../../../../src/contract/device';
import type { Failure, Result } from '../../../../src/contract/result';
import {
  CONTRACT_VERSION,
  type AnimateRequest,
  type ProgressListener,
  type StudioOptions,
} from '../../../../src/contract/studio-api';

/**
 * A studio of words: the prompt says how the job behaves. The clip's `motionSha256` tells which
 * worker made it (a random name) and how large the photo was that arrived.
 */
const workerName = crypto.randomUUID();
const cancels = new Map<string, () => void>();

function failed(code: Failure['code']): Result<never> {
  return { ok: false, failure: { code, message: code, recovery: 'none' } };
}

const device: DeviceReport = {
  adapter: 'fake',
  isSoftwareAdapter: true,
  networkBackend: 'wasm',
  precision: 'f32',
  hasShaderF16: false,
  limits: { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 },
  backendReason: 'it is a fake',
};

Comlink.expose({
  async open(
    contractVersion: number,
    options: StudioOptions,
    lifeLock: string,
  ): Promise<Result<DeviceReport>> {
    if (contractVersion !== CONTRACT_VERSION) return failed('stale-worker');
    if (options.packUrl.includes('no-webgpu')) return failed('no-webgpu');
    await new Promise<void>((resolve) => {
      void navigator.locks.request(lifeLock, () => new Promise(() => resolve()));
    });
    return { ok: true, value: { ...device, adapter: options.packUrl } };
  },

  preparePack(_jobId: string, onProgress: ProgressListener) {
    onProgress({ kind: 'download', fraction: 1, receivedBytes: 1, totalBytes: 1 });
    return { ok: true, value: { id: 'fake', version: '1', licence: 'none', sizeBytes: 1 } };
  },

  async animate(jobId: string, request: AnimateRequest, onProgress: ProgressListener) {
    const cancelled = new Promise<void>((resolve) => cancels.set(jobId, resolve));
    const { photo, settings } = request;
    onProgress({ kind: 'understand', fraction: 0.5 });
    switch (settings.prompt) {
      case 'crash':
        setTimeout(() => {
          throw new Error('a crash, as asked');
        });
        return new Promise(() => undefined);
      case 'throw':
        throw new Error('a throw, as asked');
      case 'never answer':
        return new Promise(() => undefined);
      case 'wait for cancel':
        await cancelled;
        onProgress({ kind: 'understand', fraction: 1 });
        return failed('cancelled');
      case 'foreign answer':
        return 'a bare string';
      default:
        // Progress travels on a port of its own: give it time to arrive before the answer.
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { ok: true, value: fakeClip(settings, `${workerName} ${photo.width}`) };
    }
  },

  cancel(jobId: string) {
    cancels.get(jobId)?.();
  },
});

function fakeClip(settings: ClipSettings, motionSha256: string) {
  return {
    video: new Blob(['video']),
    codec: 'h264',
    frameCount: 2,
    durationSeconds: 1,
    widthPixels: settings.widthPixels,
    heightPixels: settings.heightPixels,
    motionSha256,
    record: {
      format: 1,
      generator: 'enliven',
      appVersion: '0',
      model: { id: 'fake', version: '1' },
      settings,
    },
    timings: {
      loadMs: 1,
      encodeImageMs: 1,
      encodePromptMs: 1,
      denoiseMs: 1,
      decodeMotionMs: 1,
      renderMs: 1,
      encodeVideoMs: 1,
      totalMs: 7,
    },
  };
}
