/** Where the neural networks run. Rendering always runs on the WebGPU adapter. */
export type NetworkBackend = 'webgpu' | 'wasm';

/** `auto` decides by what the adapter is: a software adapter sends the networks to wasm. */
export type NetworkPreference = 'auto' | NetworkBackend;

export interface DeviceReport {
  readonly adapter: string;
  readonly isSoftwareAdapter: boolean;
  readonly networkBackend: NetworkBackend;
  /** Precision the networks compute in: f16 where the adapter has `shader-f16`. */
  readonly precision: 'f16' | 'f32';
  /** Whether the adapter computes in half precision, wherever the networks run. */
  readonly hasShaderF16: boolean;
  /** The adapter's limits of these names, in bytes. */
  readonly limits: {
    readonly maxBufferSize: number;
    readonly maxStorageBufferBindingSize: number;
  };
  /** Why this backend was taken, in words. */
  readonly backendReason: string;
}
