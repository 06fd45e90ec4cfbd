import type { Tensor } from 'onnxruntime-web/wasm';
import type { SerialQueue } from './serial-queue';

/** A tensor that lives wherever the networks run. */
export interface NetworkTensor {
  readonly dims: readonly number[];
  readonly type: 'float32' | 'int32';
  /** The values in row-major order; on a GPU tensor this waits for a copy. */
  read(): Promise<Float32Array | Int32Array>;
  /** Gives the memory back. A disposed tensor can be neither read nor fed to a network. */
  dispose(): void;
}

/** Ties the tensors handed out to ONNX Runtime's own, which never leave this folder. */
export interface TensorRegistry {
  wrap(tensor: Tensor): NetworkTensor;
  /** @throws Error for a tensor of another runtime, or a disposed one */
  unwrap(tensor: NetworkTensor): Tensor;
}

/** @param queue a GPU tensor's copy must not run between another run's commands */
export function createTensorRegistry(queue: SerialQueue): TensorRegistry {
  const tensors = new WeakMap<NetworkTensor, Tensor>();
  return {
    wrap: (tensor) => {
      const wrapped: NetworkTensor = {
        dims: tensor.dims,
        type: typeOf(tensor),
        read: () => queue.run(async () => valuesOf(await tensor.getData())),
        dispose: () => {
          if (tensors.delete(wrapped)) tensor.dispose();
        },
      };
      tensors.set(wrapped, tensor);
      return wrapped;
    },
    unwrap: (wrapped) => {
      const tensor = tensors.get(wrapped);
      if (!tensor) throw new Error('The tensor was disposed or belongs to another runtime.');
      return tensor;
    },
  };
}

function typeOf(tensor: Tensor): 'float32' | 'int32' {
  if (tensor.type === 'float32' || tensor.type === 'int32') return tensor.type;
  throw new Error(`A network gave a tensor of ${tensor.type}; packs hold float32 and int32 alone.`);
}

function valuesOf(data: unknown): Float32Array | Int32Array {
  if (data instanceof Float32Array || data instanceof Int32Array) return data;
  throw new Error('A tensor holds neither float32 nor int32 values.');
}
