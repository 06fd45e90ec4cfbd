import type { SequencePart, SequencePlan } from '../../../src/contract/sequence';
import { layersAt, timelineOf, type FrameLayer } from '../../../src/contract/sequence-timeline';
import { openVideo, type VideoReader } from '../../runtime/video-reader';
import type { ComposedLayer } from './compose-frame';
import { drawTitle } from './title-picture';

/** The decoded pictures and the titles of a sequence, a frame at a time. */
export interface SequenceFrames {
  readonly frameCount: number;
  /**
   * What a frame is made of; its pictures are gone with the next call. One call at a time.
   *
   * @throws StudioError `clip-unreadable`
   */
  layersOf(frameIndex: number): Promise<readonly ComposedLayer[]>;
  dispose(): void;
}

/** What is open of a part that is being seen. */
interface OpenPart {
  readonly reader: VideoReader;
  title: OffscreenCanvas | null;
}

/**
 * Decodes no part but the one or two that are seen: what is behind is closed.
 *
 * @param size that titles are drawn for
 */
export function createSequenceFrames(
  plan: SequencePlan,
  { widthPixels, heightPixels }: Pick<SequencePlan, 'widthPixels' | 'heightPixels'>,
): SequenceFrames {
  const timeline = timelineOf(plan);
  const open = new Map<number, OpenPart>();

  function closeAllBut(kept: readonly number[]): void {
    for (const [index, { reader }] of open) {
      if (kept.includes(index)) continue;
      reader.dispose();
      open.delete(index);
    }
  }

  async function openPart(index: number, part: SequencePart): Promise<OpenPart> {
    const known = open.get(index);
    if (known) return known;
    const opened = { reader: await openVideo(part.video, part.name), title: null };
    open.set(index, opened);
    return opened;
  }

  async function composedOf(layer: FrameLayer): Promise<ComposedLayer> {
    const part = plan.parts[layer.partIndex];
    if (!part) throw new RangeError(`The sequence has no part ${layer.partIndex}.`);
    const opened = await openPart(layer.partIndex, part);
    if (part.title && layer.titleOpacity > 0) {
      opened.title ??= drawTitle(part.title, widthPixels, heightPixels);
    }
    const frame = await opened.reader.frameAt(layer.sourceSeconds);
    const { opacity, titleOpacity } = layer;
    return { frame, opacity, title: opened.title, titleOpacity };
  }

  return {
    frameCount: timeline.frameCount,
    async layersOf(frameIndex) {
      const layers = layersAt(plan, timeline, frameIndex);
      closeAllBut(layers.map(({ partIndex }) => partIndex));
      const composed: ComposedLayer[] = [];
      for (const layer of layers) composed.push(await composedOf(layer));
      return composed;
    },
    dispose: () => closeAllBut([]),
  };
}
