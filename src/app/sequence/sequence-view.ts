import type { FrameFit } from '../../contract/sequence';
import { timelineOf, type Timeline } from '../../contract/sequence-timeline';
import type { KeptClip } from '../library/kept-clip';
import type { Sequence, SequenceEntry, TrimmedClip } from './sequence';

/** An entry with the clip that it is of. */
export interface ShownEntry extends SequenceEntry {
  readonly clip: KeptClip;
  readonly startFrame: number;
  readonly frameCount: number;
  /** Shared with the entry after it. */
  readonly dissolveFrames: number;
}

/** Size and rate of the video to come. */
export interface SequenceFormat {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  readonly fit: FrameFit;
}

/** The sequence as it can be shown now. */
export interface SequenceView {
  /** Those whose clip is there. */
  readonly entries: readonly ShownEntry[];
  /** Those whose clip was deleted: they are left out. */
  readonly missing: readonly SequenceEntry[];
  /** Of no meaning while there is no entry. */
  readonly format: SequenceFormat;
  readonly timeline: Timeline;
}

/** For want of a first clip. */
const USUAL_FORMAT = { widthPixels: 1280, heightPixels: 720, framesPerSecond: 30 };

/** Looks the clips of a sequence up and counts its frames. */
export function viewOf(sequence: Sequence, clips: readonly KeptClip[]): SequenceView {
  const known = new Map(clips.map((clip) => [clip.id, clip]));
  const found: { readonly entry: SequenceEntry; readonly clip: KeptClip }[] = [];
  const missing: SequenceEntry[] = [];
  for (const entry of sequence.entries) {
    const clip = known.get(entry.clipId);
    if (clip) found.push({ entry, clip });
    else missing.push(entry);
  }
  const format = formatOf(sequence, found[0]?.clip);
  const parts = found.map(({ entry }) => entry);
  const timeline = timelineOf({ framesPerSecond: format.framesPerSecond, parts });
  const entries = found.map(({ entry, clip }, index) => {
    const placed = timeline.parts[index] ?? { startFrame: 0, frameCount: 1, dissolveFrames: 0 };
    return { ...entry, clip, ...placed };
  });
  return { entries, missing, format, timeline };
}

/** How a clip can be trimmed. */
export function trimOf({ video, record }: KeptClip): TrimmedClip {
  const { framesPerSecond } = record.settings;
  return { durationSeconds: video.durationSeconds, framesPerSecond };
}

function formatOf(sequence: Sequence, first: KeptClip | undefined): SequenceFormat {
  const { widthPixels, heightPixels } = sequence.size ?? first?.video ?? USUAL_FORMAT;
  const framesPerSecond =
    sequence.framesPerSecond ??
    first?.record.settings.framesPerSecond ??
    USUAL_FORMAT.framesPerSecond;
  return { widthPixels, heightPixels, framesPerSecond, fit: sequence.fit };
}
