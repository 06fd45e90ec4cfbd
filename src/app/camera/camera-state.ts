import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CameraAxes, CameraChoice, CameraEasing, CameraKeyframe } from '../../contract/camera';
import { NO_AXES, scaledAxes } from '../../contract/camera-axes';
import { timedKeyframes } from '../../contract/camera-track';
import { frameCountOf } from '../clip-draft';
import type { DraftState } from '../draft-state';
import { PREVIEW_FRAMES_PER_SECOND } from '../preview-settings';
import type { PreviewState } from '../preview-state';
import { handAxesOf, limitedAxes } from './hand-axes';
import { insertKeyframe, moveKeyframe, pathOfMove, withKeyframe } from './keyframe-edits';

/** What a drag on the picture does; `none`: the hand is off the camera. */
export type CameraHand = 'none' | 'slide' | 'turn';

/** A weaker move goes this much less far. */
const WEAKER = 0.7;

/** The camera as it is led by hand: its axes, or keyframes along a path. */
export interface CameraState {
  readonly choice: ReadonlySignal<CameraChoice>;
  /** What sliders and hand change: the move's axes, or those of the selected keyframe; else null. */
  readonly axes: ReadonlySignal<CameraAxes | null>;
  /** At the times that are in force; none without a path. */
  readonly keyframes: ReadonlySignal<readonly CameraKeyframe[]>;
  /** Index of the keyframe that is being changed. */
  readonly selected: ReadonlySignal<number>;
  /** Share of the clip at which the live stage stands, 0..1; null while nothing is live. */
  readonly playhead: ReadonlySignal<number | null>;
  readonly hand: ReadonlySignal<CameraHand>;
  /** Leads the camera by hand from where it is; nothing jumps. */
  takeOver(kind: 'axes' | 'path'): void;
  change(patch: Partial<CameraAxes>): void;
  /** Back to no travel at all. */
  reset(): void;
  /** The same move, less far; a named one at its weakest comes to rest. */
  weaken(): void;
  /** Puts a keyframe at the playhead, or where there is most room. */
  addKeyframe(): void;
  select(index: number): void;
  /** @param at share of the clip, 0..1 */
  move(index: number, at: number): void;
  ease(index: number, easing: CameraEasing): void;
  remove(index: number): void;
  choose(hand: CameraHand): void;
  /** Stops the live stage at a share of the clip. */
  seek(at: number): void;
  /** Stops the live stage where the axes that are changed are in force. */
  showEdited(): void;
}

/** The axes of the draft's camera under the person's hands. */
export function createCameraState(draft: DraftState, preview: PreviewState): CameraState {
  const picked = signal(0);
  const hand = signal<CameraHand>('slide');
  const choice = computed(() => draft.draft.value.camera);
  const isLoop = computed(() => draft.draft.value.isLoop);
  const keyframes = computed(() =>
    choice.value.kind === 'path' ? timedKeyframes(choice.value.keyframes, isLoop.value) : [],
  );
  const selected = computed(() => Math.min(picked.value, keyframes.value.length - 1));
  const axes = computed(() => {
    if (choice.value.kind === 'axes') return choice.value.axes;
    return keyframes.value[selected.value]?.axes ?? null;
  });
  const isLive = computed(() => preview.status.value.kind === 'live');
  /** Frames from the photo to where the clip ends, or a loop begins again. */
  const span = computed(() => {
    const seconds = frameCountOf({
      ...draft.draft.value,
      framesPerSecond: PREVIEW_FRAMES_PER_SECOND,
    });
    return Math.max(1, isLoop.value ? seconds : seconds - 1);
  });

  function lead(camera: CameraChoice): void {
    draft.change({ camera });
  }

  function setPath(next: readonly CameraKeyframe[]): void {
    lead({ kind: 'path', keyframes: next });
  }

  function seek(at: number): void {
    if (!isLive.peek()) return;
    const last = preview.frameCount.peek() - 1;
    preview.seek(Math.max(0, Math.min(last, Math.round(at * span.peek()))));
  }

  function select(index: number): void {
    picked.value = index;
    const at = keyframes.peek()[index]?.at;
    if (at !== undefined) seek(at);
  }

  function showEdited(): void {
    if (choice.peek().kind === 'path') select(selected.peek());
    else if (choice.peek().kind === 'axes') seek(isLoop.peek() ? 0.5 : 1);
  }

  function change(patch: Partial<CameraAxes>): void {
    const before = axes.peek();
    if (!before) return;
    const next = limitedAxes({ ...before, ...patch });
    if (choice.peek().kind === 'axes') lead({ kind: 'axes', axes: next });
    else setPath(withKeyframe(keyframes.peek(), selected.peek(), { axes: next }));
    if (!preview.isPlaying.peek()) showEdited();
  }

  return {
    choice,
    axes,
    keyframes,
    selected,
    playhead: computed(() => (isLive.value ? preview.frame.value / span.value : null)),
    hand,
    takeOver(kind) {
      const prompted = isLive.peek() ? (preview.camera.peek()?.axes ?? null) : null;
      const from = axes.peek() ?? handAxesOf(choice.peek(), prompted);
      if (kind === choice.peek().kind) return;
      if (kind === 'axes') lead({ kind, axes: from });
      else setPath(pathOfMove(from, isLoop.peek()));
      picked.value = 0;
    },
    change,
    reset: () => change(NO_AXES),
    weaken() {
      const camera = choice.peek();
      const weaker = (far: CameraAxes): CameraAxes => limitedAxes(scaledAxes(far, WEAKER));
      switch (camera.kind) {
        case 'prompt':
          return lead({
            kind: 'axes',
            axes: weaker(handAxesOf(camera, preview.camera.peek()?.axes ?? null)),
          });
        case 'preset': {
          const strength = Math.round(camera.strength * WEAKER * 10) / 10;
          const isLess = strength > 0 && strength < camera.strength;
          return lead(isLess ? { ...camera, strength } : { ...camera, preset: 'static' });
        }
        case 'axes':
          return lead({ ...camera, axes: weaker(camera.axes) });
        case 'path':
          return setPath(keyframes.peek().map((one) => ({ ...one, axes: weaker(one.axes) })));
      }
    },
    addKeyframe() {
      const wanted = isLive.peek() ? preview.frame.peek() / span.peek() : null;
      const inserted = insertKeyframe(keyframes.peek(), wanted, isLoop.peek());
      if (!inserted) return;
      setPath(inserted.keyframes);
      select(inserted.index);
    },
    select,
    move(index, at) {
      setPath(moveKeyframe(keyframes.peek(), index, at, isLoop.peek()));
      select(index);
    },
    ease(index, easing) {
      setPath(withKeyframe(keyframes.peek(), index, { easing }));
    },
    remove(index) {
      if (keyframes.peek().length < 2) return;
      setPath(keyframes.peek().toSpliced(index, 1));
      select(Math.max(0, index - 1));
    },
    choose(next) {
      hand.value = next;
    },
    seek,
    showEdited,
  };
}
