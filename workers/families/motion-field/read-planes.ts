import type { NetworkTensor } from '../../runtime/network';
import type { Planes } from './render/motion-scene';

/** Reads a `[1, C, H, W]` tensor back and lets it go. */
export async function readPlanes(tensor: NetworkTensor): Promise<Planes> {
  const [, channels = 0, height = 0, width = 0] = tensor.dims;
  const data = await tensor.read();
  tensor.dispose();
  if (!(data instanceof Float32Array))
    throw new TypeError('The network gave integers for an image.');
  return { data, channels, height, width };
}
