import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import type { ClipContainer, ClipEncoding, VideoCodecName } from '../contract/clip';
import type { DeviceReport } from '../contract/device';
import type { DraftState } from './draft-state';

/** Which codecs there are to choose from. */
export interface CodecState {
  /** What this browser encodes at the size and rate that are set; null until it has said so. */
  readonly encodable: ReadonlySignal<readonly VideoCodecName[] | null>;
  /** Why the codec that is set cannot be had, or null. */
  readonly problem: ReadonlySignal<string | null>;
}

export interface CodecTools {
  readonly client: StudioClient;
  readonly draft: DraftState;
  /** There is nobody to ask before the device has been opened. */
  readonly device: ReadonlySignal<DeviceReport | null>;
}

export const codecTitle: Readonly<Record<ClipEncoding, string>> = {
  h264: 'H.264',
  vp9: 'VP9',
  av1: 'AV1',
  gif: 'GIF',
  webp: 'WebP',
};

/** What each kind of file may hold; nothing where there is no choice. */
export const codecsOf: Readonly<Record<ClipContainer, readonly VideoCodecName[]>> = {
  mp4: ['h264', 'vp9', 'av1'],
  webm: ['vp9', 'av1'],
  gif: [],
  webp: [],
};

/** While the crop is dragged the size changes many times a second. */
const DELAY_MS = 250;

/** Asks the browser anew whenever size or frame rate change. */
export function createCodecState({ client, draft, device }: CodecTools): CodecState {
  const encodable = signal<readonly VideoCodecName[] | null>(null);
  const format = computed(() => {
    const { widthPixels, heightPixels } = draft.outputSize.value;
    return { widthPixels, heightPixels, framesPerSecond: draft.draft.value.framesPerSecond };
  });
  const key = computed(() => (device.value ? Object.values(format.value).join() : null));

  effect(() => {
    const asked = key.value;
    if (asked === null) return;
    const timer = setTimeout(() => {
      void client.encodableCodecs(format.peek()).then((answer) => {
        if (key.peek() === asked) encodable.value = answer.ok ? answer.value : null;
      });
    }, DELAY_MS);
    return () => clearTimeout(timer);
  });

  return {
    encodable,
    problem: computed(() => {
      const { codec, container } = draft.draft.value;
      if (codec === 'auto' || !codecsOf[container].includes(codec)) return null;
      if (encodable.value?.includes(codec) ?? true) return null;
      return `This browser does not encode ${codecTitle[codec]} at this size and rate: take another codec, or a smaller size.`;
    }),
  };
}
