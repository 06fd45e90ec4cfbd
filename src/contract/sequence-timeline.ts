import type { SequencePart, SequencePlan, SequenceTitle } from './sequence';

/** What of a sequence decides which frame shows what. */
export interface TimedSequence {
  readonly framesPerSecond: SequencePlan['framesPerSecond'];
  readonly parts: readonly Pick<
    SequencePart,
    'inSeconds' | 'outSeconds' | 'transition' | 'title'
  >[];
}

/** Where a part lies among the frames of the sequence. */
export interface TimelinePart {
  readonly startFrame: number;
  readonly frameCount: number;
  /** Its last frames, which the next part's first ones share. */
  readonly dissolveFrames: number;
}

export interface Timeline {
  readonly parts: readonly TimelinePart[];
  readonly frameCount: number;
}

/** A part as it is seen in one frame of the sequence. */
export interface FrameLayer {
  readonly partIndex: number;
  /** In the video's own time: the middle of the frame, so that no rounding takes its neighbour. */
  readonly sourceSeconds: number;
  /** 0..1, over what was drawn before it. */
  readonly opacity: number;
  /** 0..1; 0 where the part has no title now. */
  readonly titleOpacity: number;
}

/**
 * Counts the frames. Parts have whole frames, at least one; a dissolve takes at most half of
 * either of its parts, so that no more than two are ever seen at once.
 */
export function timelineOf({ framesPerSecond, parts }: TimedSequence): Timeline {
  const counts = parts.map(({ inSeconds, outSeconds }) =>
    Math.max(1, Math.round((outSeconds - inSeconds) * framesPerSecond)),
  );
  const placed: TimelinePart[] = [];
  let startFrame = 0;
  for (const [index, { transition }] of parts.entries()) {
    const frameCount = counts[index] ?? 1;
    const next = counts[index + 1] ?? 0;
    const wanted =
      transition.kind === 'dissolve' ? Math.round(transition.durationSeconds * framesPerSecond) : 0;
    const dissolveFrames = Math.max(
      0,
      Math.min(wanted, Math.floor(Math.min(frameCount, next) / 2)),
    );
    placed.push({ startFrame, frameCount, dissolveFrames });
    startFrame += frameCount - dissolveFrames;
  }
  return { parts: placed, frameCount: startFrame };
}

/** What is drawn for a frame, in the order of drawing: one part, or two that dissolve. */
export function layersAt(
  sequence: TimedSequence,
  timeline: Timeline,
  frameIndex: number,
): readonly FrameLayer[] {
  return timeline.parts.flatMap((placed, partIndex) => {
    const part = sequence.parts[partIndex];
    const frame = frameIndex - placed.startFrame;
    if (!part || frame < 0 || frame >= placed.frameCount) return [];
    const opacity = shareOf(frame, timeline.parts[partIndex - 1]?.dissolveFrames ?? 0);
    // Leaving, the picture is covered by the next one; its title has to go by itself.
    const leaving = shareOf(placed.frameCount - 1 - frame, placed.dissolveFrames);
    const seconds = (frame + 0.5) / sequence.framesPerSecond;
    const partSeconds = placed.frameCount / sequence.framesPerSecond;
    const titleOpacity = titleOpacityAt(part.title, seconds, partSeconds) * opacity * leaving;
    return [{ partIndex, sourceSeconds: part.inSeconds + seconds, opacity, titleOpacity }];
  });
}

/** The k-th of n frames of a dissolve shows (k + 1) / (n + 1) of what comes: the middle one half. */
function shareOf(frame: number, dissolveFrames: number): number {
  return Math.min(1, (frame + 1) / (dissolveFrames + 1));
}

function titleOpacityAt(title: SequenceTitle | null, seconds: number, partSeconds: number): number {
  if (!title || title.text.trim() === '') return 0;
  const { inSeconds, fadeSeconds } = title;
  const outSeconds = Math.min(title.outSeconds, partSeconds);
  if (seconds < inSeconds || seconds >= outSeconds) return 0;
  if (fadeSeconds <= 0) return 1;
  return Math.min(1, (seconds - inSeconds) / fadeSeconds, (outSeconds - seconds) / fadeSeconds);
}
