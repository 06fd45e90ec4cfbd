import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SequencePlan } from '../../contract/sequence';
import type { KeptClip } from '../library/kept-clip';
import type { ClipVideos } from './clip-videos';
import type { SequenceView } from './sequence-view';

/** The plan of what is set now, once its videos have been read; null while nobody looks. */
export function createPlan(
  view: ReadonlySignal<SequenceView>,
  isOpen: ReadonlySignal<boolean>,
  videos: ClipVideos,
): ReadonlySignal<SequencePlan | null> {
  const plan = signal<SequencePlan | null>(null);
  effect(() => {
    const current = view.value;
    if (!isOpen.value || current.entries.length === 0) {
      plan.value = null;
      return;
    }
    void planOf(current, videos).then((made) => {
      if (view.peek() === current && isOpen.peek()) plan.value = made;
    });
  });
  return plan;
}

/** All that the worker needs of a state; a clip that could not be read is left out. */
export async function planOf(
  { entries, format }: SequenceView,
  videos: ClipVideos,
): Promise<SequencePlan> {
  const parts = await Promise.all(
    entries.map(async ({ clip, inSeconds, outSeconds, transition, title }) => {
      const video = await videos.videoOf(clip);
      return video && { video, name: nameOf(clip), inSeconds, outSeconds, transition, title };
    }),
  );
  return { ...format, parts: parts.filter((part) => part !== null) };
}

/** What the person knows a clip by. */
export function nameOf({ record, photoName }: KeptClip): string {
  return record.settings.prompt || photoName;
}

/**
 * Tells two cuts apart: all that decides what the video looks like, as text. What is undone is
 * the same cut again.
 */
export function cutOf({ entries, format }: SequenceView): string {
  const parts = entries.map(({ clipId, inSeconds, outSeconds, transition, title }) => {
    return { clipId, inSeconds, outSeconds, transition, title };
  });
  return JSON.stringify({ parts, format });
}
