import type { DeviceReport } from '../../src/contract/device';
import { unmetNeeds } from '../../src/contract/unmet-needs';
import type { PackManifest } from '../storage/pack-manifest';
import { StudioError } from '../studio-error';

/**
 * Checks by its manifest alone that a device has what a pack needs.
 *
 * @throws StudioError `pack-unsupported`, naming what is missing
 */
export function checkDevice({ needs = {} }: PackManifest, device: DeviceReport): void {
  const missing = unmetNeeds(needs, device);
  if (missing.length === 0) return;
  throw new StudioError(
    'pack-unsupported',
    `This device cannot run the model: it does not have what the model needs (${missing.join(', ')}).`,
    'none',
  );
}
