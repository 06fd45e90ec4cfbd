import type { CameraReport } from '../../contract/camera';
import type { CropRectangle } from '../../contract/clip';
import type { PixelSize } from '../pixel-size';

/** What the camera costs of the picture. */
export interface FramingNote {
  /** How much the picture is enlarged at most so that no edge shows, in whole per cent. */
  readonly enlargedPercent: number;
  /** Pixels of the video that one of the photo covers at most; null while that is sharp enough. */
  readonly stretch: number | null;
}

/** A side half as long again: from here on softness is seen at a glance. */
const SOFT_FROM = 1.5;
/** What the camera itself must add, or it is no use to weaken it. */
const CAMERA_FROM = 1.1;

/**
 * What there is to know about the camera's framing. A photo that is too small for its clip with a
 * camera at rest is told of elsewhere.
 */
export function framingNoteOf(
  report: CameraReport,
  crop: CropRectangle,
  output: PixelSize,
): FramingNote {
  const atRest = Math.max(output.widthPixels / crop.width, output.heightPixels / crop.height);
  const stretch = atRest * report.greatestMagnification;
  const isSoft =
    stretch >= SOFT_FROM && atRest < SOFT_FROM && report.greatestMagnification >= CAMERA_FROM;
  return {
    enlargedPercent: Math.round((report.greatestFraming - 1) * 100),
    stretch: isSoft ? stretch : null,
  };
}
