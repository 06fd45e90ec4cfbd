import type { ClipSettings, CropRectangle } from '../contract/clip';
import { findDraftProblems, settingsOf, type ClipDraft } from './clip-draft';
import type { PixelSize } from './pixel-size';

/** Long side of the canvas a preview plays on, in pixels. */
const SOFTWARE_LONG_SIDE = 640;
const HARDWARE_LONG_SIDE = 1280;
/** The motion is the same at any rate; this is what eyes are used to. */
export const PREVIEW_FRAMES_PER_SECOND = 30;

/** The clip's settings at a preview's size; null while the draft has problems. */
export function previewSettingsOf(
  draft: ClipDraft,
  crop: CropRectangle,
  isSoftwareAdapter: boolean,
): ClipSettings | null {
  if (Object.keys(findDraftProblems(draft)).length > 0) return null;
  const settings = settingsOf(draft, crop);
  const longSide = isSoftwareAdapter ? SOFTWARE_LONG_SIDE : HARDWARE_LONG_SIDE;
  return {
    ...settings,
    ...fitted(settings, longSide),
    framesPerSecond: PREVIEW_FRAMES_PER_SECOND,
    // Nothing is encoded.
    container: 'mp4',
    codec: 'auto',
    playCount: 1,
  };
}

/** A preview's settings at a thumbnail's size. */
export function stripSettingsOf(settings: ClipSettings, longSidePixels: number): ClipSettings {
  return { ...settings, ...fitted(settings, longSidePixels) };
}

/** Whether the networks must run to get from one to the other. */
export function changesMotion(before: ClipSettings, after: ClipSettings): boolean {
  return motionKey(before) !== motionKey(after);
}

/** Settings with all that the networks hear of them taken from others. */
export function withMotionOf(settings: ClipSettings, other: ClipSettings): ClipSettings {
  const { prompt, seed, steps, guidance, workingSizePixels, crop, arrows } = other;
  return { ...settings, prompt, seed, steps, guidance, workingSizePixels, crop, arrows };
}

function motionKey(settings: ClipSettings): string {
  const { prompt, seed, steps, guidance, workingSizePixels, crop, arrows } = settings;
  return JSON.stringify([prompt, seed, steps, guidance, workingSizePixels, crop, arrows]);
}

function fitted({ widthPixels, heightPixels }: PixelSize, longSide: number): PixelSize {
  const scale = longSide / Math.max(widthPixels, heightPixels);
  const even = (side: number): number => Math.max(64, 2 * Math.round((side * scale) / 2));
  return { widthPixels: even(widthPixels), heightPixels: even(heightPixels) };
}
