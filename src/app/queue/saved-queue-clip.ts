import type { ClipSettings } from '../../contract/clip';
import { fieldsOf } from '../library/parse-kept-clip';
import { parseClipSettings } from '../parse-clip-record';

/** A clip of the queue as it is kept between two visits; its photo lies elsewhere. */
export interface SavedQueueClip {
  readonly id: string;
  /** The photo's file name without its folder. */
  readonly photoName: string;
  readonly photoSha256: string;
  readonly settings: ClipSettings;
  /** A small JPEG of what it begins with. */
  readonly thumbnail: Blob | null;
  /** Whether it was being made. */
  readonly isRunning: boolean;
  /** How often the page had gone before while it was made. */
  readonly interruptions: number;
}

/** So often may the page have gone while a clip was made before the others go first. */
const MOST_INTERRUPTIONS = 1;

/** Narrows a value of the database; what this version cannot read is left out. */
export function parseSavedQueue(value: unknown): readonly SavedQueueClip[] {
  return Array.isArray(value)
    ? value.map(parseSavedQueueClip).filter((clip) => clip !== undefined)
    : [];
}

function parseSavedQueueClip(value: unknown): SavedQueueClip | undefined {
  const fields = fieldsOf(value);
  const { id, photoName, photoSha256, thumbnail, isRunning, interruptions } = fields;
  const settings = parseClipSettings(fields['settings']);
  if (typeof id !== 'string' || typeof photoName !== 'string' || !settings) return undefined;
  if (typeof photoSha256 !== 'string') return undefined;
  return {
    id,
    photoName,
    photoSha256,
    settings,
    thumbnail: thumbnail instanceof Blob ? thumbnail : null,
    isRunning: isRunning === true,
    interruptions: Number.isInteger(interruptions) ? Number(interruptions) : 0,
  };
}

/**
 * The clips as the next visit finds them: none is being made, and those that may have brought
 * the page down more than once come last, so that they keep no other from being made.
 */
export function afterInterruption(clips: readonly SavedQueueClip[]): readonly SavedQueueClip[] {
  const counted = clips.map((clip) => ({
    ...clip,
    isRunning: false,
    interruptions: clip.interruptions + (clip.isRunning ? 1 : 0),
  }));
  const isSuspect = ({ interruptions }: SavedQueueClip): boolean =>
    interruptions > MOST_INTERRUPTIONS;
  return [...counted.filter((clip) => !isSuspect(clip)), ...counted.filter(isSuspect)];
}
