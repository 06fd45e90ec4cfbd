import { keepRuntime } from '../offline/keep-runtime';
import { findNetworkBackend } from './gpu-device';
import { runtimeFiles } from './runtime-files';

/**
 * Keeps the one build of ONNX Runtime that this device will need, before anything has used it:
 * whoever has a model wants clips without a network too. A device that cannot make clips keeps
 * none. Never rejects.
 */
export async function keepNeededRuntime(): Promise<void> {
  const backend = await findNetworkBackend().catch(() => undefined);
  if (backend) await keepRuntime(runtimeFiles(backend).wasm);
}
