import type { GpuContext } from '../../runtime/gpu-device';
import type { Network, NetworkRuntime } from '../../runtime/network';
import type { OpenPack } from '../../storage/open-pack';
import { missingPart } from '../check-family';
import type { VideoModel } from '../video-model';
import { createEncodedPhoto } from './encoded-photo';
import {
  MOTION_FIELD_PARTS,
  readMotionFieldConfig,
  type MotionFieldConfig,
  type MotionFieldPart,
} from './motion-field-config';

/** What every stage of the family works with. */
export interface MotionFieldTools {
  readonly networks: Readonly<Record<MotionFieldPart, Network>>;
  readonly runtime: NetworkRuntime;
  readonly gpu: GpuContext;
  readonly config: MotionFieldConfig;
}

/**
 * The default family: a diffusion model over motion, not over pixels
 * (Li et al., Generative Image Dynamics, CVPR 2024; Holynski et al., CVPR 2021).
 *
 * @param onPart called before each part is compiled, with the number of parts done
 * @throws StudioError `pack-unsupported` if a part is missing, `model-failed` if one does not load
 */
export async function createMotionFieldModel(
  pack: OpenPack,
  runtime: NetworkRuntime,
  gpu: GpuContext,
  onPart: (part: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<VideoModel> {
  const config = readMotionFieldConfig(pack.manifest.config);
  const loaded: Network[] = [];
  const load = async (part: MotionFieldPart): Promise<Network> => {
    signal.throwIfAborted();
    onPart(part, loaded.length, MOTION_FIELD_PARTS.length);
    const network = await loadPart(pack, runtime, part);
    loaded.push(network);
    return network;
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(loaded.map((network) => network.dispose()));
  };
  try {
    const networks = {
      'image-encoder': await load('image-encoder'),
      'text-encoder': await load('text-encoder'),
      denoiser: await load('denoiser'),
      'motion-decoder': await load('motion-decoder'),
    };
    const tools: MotionFieldTools = { networks, runtime, gpu, config };
    return {
      identity: { id: pack.manifest.id, version: pack.manifest.version },
      encodeImage: (photo, workingSizePixels, imageSignal) =>
        createEncodedPhoto(tools, photo, workingSizePixels, imageSignal),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function loadPart(
  pack: OpenPack,
  runtime: NetworkRuntime,
  part: MotionFieldPart,
): Promise<Network> {
  const files = pack.manifest.parts[part];
  if (!files) throw missingPart(part);
  const graph = await pack.readFile(files[runtime.precision]);
  const weights = await pack.readFile(files.weights);
  return runtime.createNetwork({
    name: part,
    graph: new Uint8Array(await graph.arrayBuffer()),
    weights: { path: files.weights, data: weights },
  });
}
