import type { Clip } from '../contract/clip';
import type { DeviceReport } from '../contract/device';
import type { PackReport } from '../contract/studio-api';

/** What the page tells of a finished clip in `data-clip`. */
export interface ClipReport extends Omit<Clip, 'video'> {
  readonly sizeBytes: number;
  readonly pack: PackReport;
  readonly device: DeviceReport;
}

/**
 * Reads `data-clip`. Page and command line are built from one tree, so the shape is looked at
 * only as far as a mismatch of the two would show.
 *
 * @throws Error where it is not the report of a clip
 */
export function parseClipReport(json: string | undefined): ClipReport {
  const value: unknown = json === undefined ? undefined : JSON.parse(json);
  if (isClipReport(value)) return value;
  throw new Error('The page made a clip and does not tell which: is dist/ of another version?');
}

function isClipReport(value: unknown): value is ClipReport {
  return ['codec', 'frameCount', 'record', 'timings', 'device', 'pack', 'motionSha256'].every(
    (name) => typeof value === 'object' && value !== null && name in value,
  );
}
