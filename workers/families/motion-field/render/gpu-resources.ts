import { StudioError } from '../../../studio-error';

/** Textures and buffers that are freed together. */
export interface GpuResources {
  texture(descriptor: GPUTextureDescriptor): GPUTexture;
  /** A texture filled from tightly packed texels, layer by layer. */
  filledTexture(
    label: string,
    format: GPUTextureFormat,
    size: readonly [number, number, number],
    texels: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  ): GPUTexture;
  buffer(descriptor: GPUBufferDescriptor): GPUBuffer;
  dispose(): void;
}

/** An empty set of resources on a device. */
export function createGpuResources(device: GPUDevice): GpuResources {
  const owned: (GPUTexture | GPUBuffer)[] = [];
  const texture = (descriptor: GPUTextureDescriptor): GPUTexture => {
    const made = device.createTexture(descriptor);
    owned.push(made);
    return made;
  };
  return {
    texture,
    filledTexture: (label, format, [width, height, layers], texels) => {
      const made = texture({
        label,
        format,
        size: [width, height, layers],
        usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
      });
      const bytesPerRow = texels.byteLength / (height * layers);
      device.queue.writeTexture({ texture: made }, texels, { bytesPerRow, rowsPerImage: height }, [
        width,
        height,
        layers,
      ]);
      return made;
    },
    buffer: (descriptor) => {
      const made = device.createBuffer(descriptor);
      owned.push(made);
      return made;
    },
    dispose: () => {
      for (const resource of owned.splice(0)) {
        resource.destroy();
      }
    },
  };
}

/**
 * Runs `make` and reports what the device says of it. Throws StudioError out-of-memory or
 * unexpected.
 */
export async function withGpuErrors<T>(
  device: GPUDevice,
  what: string,
  make: () => T | Promise<T>,
): Promise<T> {
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  let made: T | undefined;
  let cause: unknown;
  let hasThrown = false;
  try {
    made = await make();
  } catch (error) {
    [cause, hasThrown] = [error, true];
  }
  const invalid = await device.popErrorScope();
  const exhausted = await device.popErrorScope();
  if (exhausted) {
    throw new StudioError(
      'out-of-memory',
      `The graphics memory does not suffice to ${what}. Choose a smaller size.`,
      'lower-settings',
      { cause: exhausted.message },
    );
  }
  if (hasThrown && cause instanceof StudioError) {
    throw cause;
  }
  if (invalid || hasThrown || made === undefined) {
    throw new StudioError('unexpected', `The graphics device could not ${what}.`, 'reload', {
      cause: invalid?.message ?? cause,
    });
  }
  return made;
}
