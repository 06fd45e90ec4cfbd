import type { GpuContext } from '../runtime/gpu-device';
import type { NetworkRuntime } from '../runtime/network';
import type { OpenPack } from '../storage/open-pack';
import { unknownFamily } from './check-family';
import { createMotionFieldModel } from './motion-field/motion-field-model';
import type { VideoModel } from './video-model';

/**
 * Opens a pack with the family it names. Adding a family is adding a folder and a case here.
 *
 * @throws StudioError `pack-unsupported` for a family this version does not know
 */
export function openModel(
  pack: OpenPack,
  runtime: NetworkRuntime,
  gpu: GpuContext,
  onPart: (part: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<VideoModel> {
  const { family } = pack.manifest;
  switch (family) {
    case 'motion-field':
      return createMotionFieldModel(pack, runtime, gpu, onPart, signal);
    default:
      throw unknownFamily(family);
  }
}
