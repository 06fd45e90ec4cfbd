import type { DeviceReport } from '../../contract/device';
import type { PackDescription } from '../../contract/packs-api';
import { unmetNeeds } from '../../contract/unmet-needs';
import { byteText } from '../library/byte-text';

/** Whether a pack runs on this device, told before it is downloaded. */
export type PackVerdict =
  /** The device has not been opened, or cannot be. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'runs'; readonly precision: 'f16' | 'f32'; readonly isTight: boolean }
  /** A sentence for each thing that the device lacks. */
  | { readonly kind: 'cannot'; readonly reasons: readonly string[] };

/** From this share of the device's memory on, others may have to give way. */
const TIGHT_SHARE = 0.5;

/** @param deviceMemoryBytes as far as the browser tells, which is in steps and 8 GiB at most */
export function judgePack(
  pack: PackDescription,
  device: DeviceReport | null,
  deviceMemoryBytes: number | null,
): PackVerdict {
  if (!device) return { kind: 'unknown' };
  const reasons = missingOf(pack, device);
  if (reasons.length > 0) return { kind: 'cannot', reasons };
  const needed = memoryBytesOf(pack, device.precision);
  const isTight = deviceMemoryBytes !== null && needed > TIGHT_SHARE * deviceMemoryBytes;
  return { kind: 'runs', precision: device.precision, isTight };
}

/** As the makers measured it, or what the weights alone take up: they are stored in f16. */
export function memoryBytesOf(pack: PackDescription, precision: 'f16' | 'f32'): number {
  return pack.needs.memoryBytes ?? pack.weightsBytes * (precision === 'f32' ? 2 : 1);
}

function missingOf({ needs }: PackDescription, device: DeviceReport): string[] {
  return unmetNeeds(needs, device).map((name) => {
    if (name !== 'shaderF16') {
      return `It needs graphics buffers of ${byteText(needs[name] ?? 0)}; this device has ${byteText(device.limits[name])} (${name}).`;
    }
    return device.networkBackend === 'webgpu'
      ? 'It computes in half precision, which this graphics processor cannot (shader-f16).'
      : 'It computes in half precision; without a fast graphics processor networks run in single.';
  });
}
