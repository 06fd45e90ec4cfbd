import type { GpuContext } from './gpu-device';
import { isOutOfMemory, outOfMemory } from '../out-of-memory';
import { StudioError } from '../studio-error';

/** Watches one run for GPU allocations that failed, which WebGPU reports beside the call. */
export interface GpuMemoryWatch {
  /** @throws GPUOutOfMemoryError if an allocation failed since the watch began */
  check(): Promise<void>;
  close(): void;
}

export function watchGpuMemory({ device, report }: GpuContext): GpuMemoryWatch {
  if (report.networkBackend !== 'webgpu') return { check: async () => {}, close: () => {} };
  let isOpen = true;
  device.pushErrorScope('out-of-memory');
  const pop = (): Promise<GPUError | null> => {
    if (!isOpen) return Promise.resolve(null);
    isOpen = false;
    return device.popErrorScope();
  };
  return {
    check: async () => {
      const error = await pop();
      if (error) throw new Error(`GPU out of memory: ${error.message}`);
    },
    close: () => {
      // A lost device rejects; the loss is reported by the context.
      pop().catch(() => undefined);
    },
  };
}

/** Puts what ONNX Runtime threw into the words of the contract. */
export async function networkFailure(
  name: string,
  cause: unknown,
  gpu: Pick<GpuContext, 'lost'>,
): Promise<StudioError> {
  if (cause instanceof StudioError) return cause;
  const lost = await lossOf(gpu);
  if (lost) return lost;
  if (isOutOfMemory(cause)) return outOfMemory(`the network "${name}"`, cause);
  return new StudioError('model-failed', `The network "${name}" failed on this device.`, 'retry', {
    cause,
  });
}

/** The loss if it has happened already: a failed run is often the first to notice. */
async function lossOf(gpu: Pick<GpuContext, 'lost'>): Promise<StudioError | undefined> {
  const aMomentLater = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 0));
  return Promise.race([gpu.lost, aMomentLater]);
}
