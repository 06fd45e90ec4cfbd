import type { CameraChoice } from '../contract/camera';
import {
  MAXIMUM_ANIMATED_PICTURE_SIDE_PIXELS,
  MAXIMUM_GIF_FRAMES_PER_SECOND,
  MAXIMUM_PLAYS,
  type ClipSettings,
  type CropRectangle,
  type WorkingSizePixels,
} from '../contract/clip';
import { isAnimatedPicture } from '../contract/clip-container';
import { aspectRatio, type CropAspect } from './crop';
import { chosenSize, reducedSize, sizeProblem, type SizeChoice } from './output-size';
import type { PixelSize } from './pixel-size';

/** The settings as the person makes them: what the photo's crop decides is left open. */
export interface ClipDraft {
  readonly prompt: string;
  readonly seed: number;
  /** A locked seed is used again; an open one is drawn anew where the same clip is asked for again. */
  readonly isSeedLocked: boolean;
  readonly steps: number;
  readonly guidance: number;
  readonly motionStrength: number;
  readonly motionSpeed: number;
  readonly camera: CameraChoice;
  readonly isLoop: boolean;
  /** Of a loop; kept while it is none, and of no effect then. */
  readonly playCount: number;
  readonly container: ClipSettings['container'];
  readonly codec: ClipSettings['codec'];
  readonly durationSeconds: number;
  readonly framesPerSecond: number;
  readonly workingSizePixels: WorkingSizePixels;
  readonly aspect: CropAspect;
  readonly size: SizeChoice;
  /** Painted on the present photo. */
  readonly mask: ClipSettings['mask'];
  /** Chosen for the present photo. */
  readonly regionStrengths: ClipSettings['regionStrengths'];
  /** Chosen for the present photo. */
  readonly regionSpeeds: ClipSettings['regionSpeeds'];
  /** Drawn on the present photo. */
  readonly arrows: ClipSettings['arrows'];
}

/** What belongs to one photo alone, as another one begins. */
export const unpainted: Pick<ClipDraft, 'mask' | 'regionStrengths' | 'regionSpeeds' | 'arrows'> = {
  mask: [],
  regionStrengths: {},
  regionSpeeds: {},
  arrows: [],
};

/** Least and most of every numeric setting, both allowed. Units are those of `ClipSettings`. */
export const draftLimits = {
  seed: { least: 0, most: 4_294_967_295 },
  steps: { least: 1, most: 8 },
  guidance: { least: 1, most: 8 },
  motionStrength: { least: 0, most: 2 },
  motionSpeed: { least: 0, most: 2 },
  durationSeconds: { least: 1, most: 15 },
  framesPerSecond: { least: 12, most: 60 },
  playCount: { least: 1, most: MAXIMUM_PLAYS },
} as const;

export type NumericSetting = keyof typeof draftLimits;

/** The frame rates offered; any whole rate from 12 to 60 may come from the address. */
export const frameRates = [24, 25, 30, 50, 60] as const;
export const playCounts = [1, 2, 3, 4] as const;
export const codecChoices: readonly ClipSettings['codec'][] = ['auto', 'h264', 'vp9', 'av1'];
export const workingSizes: readonly WorkingSizePixels[] = [256, 384, 512];

/** Longer prompts say nothing more: the model reads the first 24 words. */
export const maxPromptLength = 400;

const wholeSettings: readonly NumericSetting[] = ['seed', 'steps', 'framesPerSecond', 'playCount'];

/** The draft of a person who has changed nothing yet. */
export function initialDraft(seed: number): ClipDraft {
  return {
    prompt: '',
    seed,
    isSeedLocked: false,
    steps: 4,
    guidance: 3,
    motionStrength: 1,
    motionSpeed: 1,
    camera: { kind: 'prompt' },
    isLoop: true,
    playCount: 1,
    container: 'mp4',
    codec: 'auto',
    durationSeconds: 5,
    framesPerSecond: 30,
    workingSizePixels: 512,
    aspect: 'free',
    size: { kind: 'named', name: '720p' },
    ...unpainted,
  };
}

/** What is wrong with a draft, a sentence a setting; nothing is wrong with an empty object. */
export type DraftProblems = Partial<Record<NumericSetting | 'prompt' | 'size', string>>;

/** Checks every setting against its limits. */
export function findDraftProblems(draft: ClipDraft): DraftProblems {
  const problems: DraftProblems = {};
  for (const setting of numericSettings) {
    const problem = numberProblem(setting, draft[setting]);
    if (problem) problems[setting] = problem;
  }
  if (draft.prompt.length > maxPromptLength) {
    problems.prompt = `At most ${maxPromptLength} characters: say the one motion that matters.`;
  }
  if (draft.container === 'gif' && draft.framesPerSecond > MAXIMUM_GIF_FRAMES_PER_SECOND) {
    problems.framesPerSecond = `A GIF shows at most ${MAXIMUM_GIF_FRAMES_PER_SECOND} frames a second.`;
  }
  const exact = draft.size.kind === 'exact' ? sizeProblem(draft.size) : null;
  if (exact) problems.size = exact;
  return problems;
}

/** Why a number cannot be the setting's value, or null when it can. */
export function numberProblem(setting: NumericSetting, value: number): string | null {
  const { least, most } = draftLimits[setting];
  const isWhole = wholeSettings.includes(setting);
  const isFine = value >= least && value <= most && (!isWhole || Number.isInteger(value));
  return isFine ? null : `${isWhole ? 'A whole number' : 'A number'} from ${least} to ${most}.`;
}

/** Frames of one play of the clip: at least two, or nothing could move. */
export function frameCountOf(draft: ClipDraft): number {
  return Math.max(2, Math.round(draft.durationSeconds * draft.framesPerSecond));
}

/** Width / height that the crop must keep, or null when it is free. */
export function lockedRatio(draft: ClipDraft): number | null {
  if (draft.size.kind === 'exact') return draft.size.widthPixels / draft.size.heightPixels;
  return aspectRatio(draft.aspect);
}

/** Size of the clip to come; an animated picture has a limit of its own. */
export function sizeOf(
  { size, container }: Pick<ClipDraft, 'size' | 'container'>,
  ratio: number,
  crop: CropRectangle | null,
): PixelSize {
  const chosen = chosenSize(ratio, size, crop);
  return isAnimatedPicture(container)
    ? reducedSize(chosen, MAXIMUM_ANIMATED_PICTURE_SIDE_PIXELS)
    : chosen;
}

/**
 * The codec that the kind of file is written with. A choice that it cannot hold stays in the
 * draft, for when another kind is chosen again.
 */
export function writtenCodec({
  container,
  codec,
}: Pick<ClipDraft, 'container' | 'codec'>): ClipSettings['codec'] {
  const isLeft = isAnimatedPicture(container) || (container === 'webm' && codec === 'h264');
  return isLeft ? 'auto' : codec;
}

/** The finished settings of a draft for a crop. The draft must have no problems. */
export function settingsOf(draft: ClipDraft, crop: CropRectangle): ClipSettings {
  const ratio = lockedRatio(draft) ?? crop.width / crop.height;
  const isPicture = isAnimatedPicture(draft.container);
  return {
    prompt: draft.prompt.trim(),
    seed: draft.seed,
    steps: draft.steps,
    guidance: draft.guidance,
    motionStrength: draft.motionStrength,
    motionSpeed: draft.motionSpeed,
    camera: draft.camera,
    isLoop: draft.isLoop,
    playCount: draft.isLoop && !isPicture ? draft.playCount : 1,
    container: draft.container,
    codec: writtenCodec(draft),
    durationSeconds: draft.durationSeconds,
    framesPerSecond: draft.framesPerSecond,
    ...sizeOf(draft, ratio, crop),
    workingSizePixels: draft.workingSizePixels,
    crop,
    mask: draft.mask,
    regionStrengths: draft.regionStrengths,
    regionSpeeds: draft.regionSpeeds,
    arrows: draft.arrows,
  };
}

const numericSettings: readonly NumericSetting[] = [
  'seed',
  'steps',
  'guidance',
  'motionStrength',
  'motionSpeed',
  'durationSeconds',
  'framesPerSecond',
  'playCount',
];
