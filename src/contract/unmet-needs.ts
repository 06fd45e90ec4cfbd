import type { DeviceReport } from './device';
import type { PackNeeds } from './packs-api';

/** The needs of a pack that a device does not meet. Memory is not among them: none tells it. */
export function unmetNeeds(
  needs: PackNeeds,
  device: DeviceReport,
): readonly Exclude<keyof PackNeeds, 'memoryBytes'>[] {
  const isHalfMissing = needs.shaderF16 === true && device.precision !== 'f16';
  const half = isHalfMissing ? (['shaderF16'] as const) : [];
  // In WebAssembly the networks have no buffers on the graphics processor.
  if (device.networkBackend !== 'webgpu') return half;
  const limits = (['maxBufferSize', 'maxStorageBufferBindingSize'] as const).filter(
    (name) => (needs[name] ?? 0) > device.limits[name],
  );
  return [...half, ...limits];
}
