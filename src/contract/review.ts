import type { RegionName } from './regions';

/**
 * What a clip does, measured on its fields of motion, its camera and some of its frames. Speeds are
 * in long sides of the picture a second.
 */
export interface MotionReview {
  readonly movement: MovementFigures;
  /** The regions that were found, in the order of the preview's report, and all else. */
  readonly regions: readonly RegionMovement[];
  readonly loop: LoopFigures;
  readonly flicker: FlickerFigures;
  readonly stretch: StretchFigures;
  /** Where things move by themselves, over the crop. */
  readonly map: MotionMap;
}

export interface MovementFigures {
  /** Of the picture's area, 0..1: what moves by itself fast enough to be seen. */
  readonly movingShare: number;
  /** Mean over picture and time, camera included. */
  readonly meanSpeed: number;
  /** Mean of each moment's fastest twentieth of the picture, camera included. */
  readonly fastSpeed: number;
  /** Of all displacement, 0..1: what the camera does. */
  readonly cameraShare: number;
  /** `fastSpeed` in short sides a second against what VBench calls dynamic; 1 is its threshold. */
  readonly dynamicDegree: number;
}

/** How a region moves by itself; `rest` is what is in none of them. */
export interface RegionMovement {
  readonly name: RegionName | 'rest';
  readonly movingShare: number;
  readonly meanSpeed: number;
}

/** How the clip goes on when it is played again, measured on rendered frames. */
export interface LoopFigures {
  /** Of frame 0 against the last one moved on by its own motion, in decibels of luma. */
  readonly seamPsnr: number;
  /** The same of frame 1 against frame 0: what an ordinary step reaches. Infinity where all is still. */
  readonly stepPsnr: number;
  /** How much the picture changes from the last frame to frame 0, in steps from frame 0 to 1. */
  readonly seamSteps: number;
  /** Change of velocity across the seam as a share of the clip's speed; about 0 runs on. */
  readonly velocityChange: number;
}

/**
 * Change of low-frequency brightness between neighbouring frames after the known motion has been
 * undone, in levels of 255: the warping error of Lai et al., Learning Blind Video Temporal
 * Consistency (2018), of blurred frames.
 */
export interface FlickerFigures {
  readonly meanLevels: number;
  /** Of the pair of frames that flickers most. */
  readonly worstLevels: number;
}

/** Where the photo's texture is drawn out or squeezed beyond what looks natural. */
export interface StretchFigures {
  /** Of the picture's area, 0..1, at any time of the clip. */
  readonly share: number;
  /** The part of it that motion alone stretches; the camera does the rest. */
  readonly motionShare: number;
  /** Over 1: how far texture is drawn out at worst. */
  readonly worst: number;
  /** The greatest motion strength that keeps motion's part small; null where it is, or none does. */
  readonly calmStrength: number | null;
  /** The same of the camera, as a factor on how far it goes; null too where the prompt moves it. */
  readonly calmCamera: number | null;
}

/** Values over the crop, row by row from its top left. */
export interface MotionMap {
  readonly columns: number;
  readonly rows: number;
  /** Mean speed by itself. */
  readonly speeds: Float32Array;
  /** Mean velocity, which is about nothing where things swing to and fro. */
  readonly velocityX: Float32Array;
  readonly velocityY: Float32Array;
  /** 0 natural, 1 stretched by motion, 2 by the camera. */
  readonly stretched: Uint8Array;
}
