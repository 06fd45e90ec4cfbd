import type { DeviceReport, NetworkBackend, NetworkPreference } from '../../src/contract/device';
import { StudioError } from '../studio-error';

/** The one GPU device of the worker, shared by the networks and the renderer. */
export interface GpuContext {
  readonly device: GPUDevice;
  readonly report: DeviceReport;
  /** Resolves with what to tell the person when the device is lost; never after `dispose`. */
  readonly lost: Promise<StudioError>;
  dispose(): void;
}

const WANTED_FEATURES: readonly GPUFeatureName[] = [
  'shader-f16',
  'subgroups',
  'timestamp-query',
  'float32-filterable',
];

/** How software rasterisers call themselves: SwiftShader, Mesa and Windows' WARP. */
const SOFTWARE_ADAPTERS = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;

/**
 * Opens the fastest adapter with every limit it has (the default binding limit of 128 MiB is too
 * little for large networks) and decides where the networks run.
 *
 * @throws StudioError `no-webgpu` where the browser offers no adapter or no device
 */
export async function openGpuDevice(preference: NetworkPreference): Promise<GpuContext> {
  const adapter = await requestAdapter();
  const device = await requestDevice(adapter);
  let isDisposed = false;
  const lost = new Promise<StudioError>((resolve) => {
    void device.lost.then((info) => {
      if (!isDisposed) resolve(describeLoss(info));
    });
  });
  return {
    device,
    report: describeDevice(adapter.info, device, preference),
    lost,
    dispose: () => {
      isDisposed = true;
      device.destroy();
    },
  };
}

/**
 * Where the networks would run here if nobody asked otherwise, without opening a device.
 *
 * @throws StudioError `no-webgpu` where the browser offers no adapter
 */
export async function findNetworkBackend(): Promise<NetworkBackend> {
  const adapter = await requestAdapter();
  return describeDevice(adapter.info, adapter, 'auto').networkBackend;
}

/** The part of a `GPUDevice` that a report is made of. */
export interface DescribedDevice {
  readonly features: ReadonlySet<string>;
  readonly limits: DeviceReport['limits'];
}

/**
 * Says what the device is and where the networks run: on a software adapter the wasm backend is
 * some fifty times faster than WebGPU, so `auto` goes there.
 */
export function describeDevice(
  info: Pick<
    GPUAdapterInfo,
    'vendor' | 'architecture' | 'device' | 'description' | 'isFallbackAdapter'
  >,
  { features, limits }: DescribedDevice,
  preference: NetworkPreference,
): DeviceReport {
  const parts = [info.vendor, info.architecture, info.device, info.description];
  const adapter = [...new Set(parts.filter((part) => part !== ''))].join(' ') || 'unnamed adapter';
  const isSoftwareAdapter = info.isFallbackAdapter || SOFTWARE_ADAPTERS.test(adapter);
  const automatic = isSoftwareAdapter ? 'wasm' : 'webgpu';
  const networkBackend = preference === 'auto' ? automatic : preference;
  const precision = networkBackend === 'webgpu' && features.has('shader-f16') ? 'f16' : 'f32';
  const backendReason = reasonOf(preference, isSoftwareAdapter);
  const { maxBufferSize, maxStorageBufferBindingSize } = limits;
  return {
    adapter,
    isSoftwareAdapter,
    networkBackend,
    precision,
    hasShaderF16: features.has('shader-f16'),
    limits: { maxBufferSize, maxStorageBufferBindingSize },
    backendReason,
  };
}

function reasonOf(preference: NetworkPreference, isSoftwareAdapter: boolean): string {
  if (preference !== 'auto') return `${preference} was asked for.`;
  return isSoftwareAdapter
    ? 'The adapter is software, where networks run faster in WebAssembly.'
    : 'The adapter is a real GPU.';
}

async function requestAdapter(): Promise<GPUAdapter> {
  // The type says that it is always there; browsers without WebGPU know better.
  const gpu: GPU | undefined = navigator.gpu;
  if (gpu === undefined) {
    throw noWebGpu('This browser has no WebGPU. Use a current Chrome, Edge, Safari or Firefox.');
  }
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) {
    throw noWebGpu(
      'This browser has WebGPU but found no graphics adapter. Turn hardware acceleration on in its settings.',
    );
  }
  return adapter;
}

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const requiredFeatures = WANTED_FEATURES.filter((feature) => adapter.features.has(feature));
  try {
    return await adapter.requestDevice({ requiredFeatures, requiredLimits: limitsOf(adapter) });
  } catch (cause) {
    throw noWebGpu('The graphics adapter refused to open a WebGPU device.', cause);
  }
}

function limitsOf(adapter: GPUAdapter): Record<string, number> {
  const limits: Record<string, number> = {};
  // Limits are getters of the prototype: Object.keys would see none.
  for (const name in adapter.limits) {
    const value: unknown = Reflect.get(adapter.limits, name);
    if (typeof value === 'number') limits[name] = value;
  }
  return limits;
}

function describeLoss(info: GPUDeviceLostInfo): StudioError {
  return new StudioError(
    'gpu-lost',
    'The graphics device stopped working, often because memory ran out or its driver restarted. Try again, with a smaller size if it happens twice.',
    'retry',
    { cause: `${info.reason}: ${info.message}` },
  );
}

function noWebGpu(message: string, cause?: unknown): StudioError {
  return new StudioError('no-webgpu', message, 'none', { cause });
}
