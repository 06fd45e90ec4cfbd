import type { FlickerFigures, LoopFigures, MotionReview } from '../../contract/review';
import { regionText } from '../settings/region-text';

/** Of VBench's threshold for a dynamic clip. */
const GENTLE_DEGREE = 0.01;
const LIVELY_DEGREE = 0.25;
/** Levels of 255 a frame that blurred brightness may change unseen, and what everybody sees. */
const STEADY_LEVELS = 0.5;
const FLICKERING_LEVELS = 1.5;
/** A seam that loses so many decibels against an ordinary step, and is so many of them wide, is seen. */
const VISIBLE_LOSS = 3;
const VISIBLE_STEPS = 2;
const VISIBLE_CHANGE = 0.5;
/** Of the area: less is a sliver. */
const SLIVER = 0.001;

/** How strongly a clip moves, in a word. */
export function degreeText(dynamicDegree: number): 'still' | 'gentle' | 'lively' | 'strong' {
  if (dynamicDegree < GENTLE_DEGREE) return 'still';
  if (dynamicDegree < LIVELY_DEGREE) return 'gentle';
  return dynamicDegree < 1 ? 'lively' : 'strong';
}

/** A line of the review. */
export interface ReviewFact {
  readonly name: string;
  readonly value: string;
}

/**
 * A review in plain words.
 *
 * @param longSidePixels of the clip to come
 */
export function reviewFacts(review: MotionReview, longSidePixels: number): ReviewFact[] {
  const { movement, loop, flicker, stretch } = review;
  const speed = (longSides: number): string => speedText(longSides * longSidePixels);
  return [
    {
      name: 'Moves',
      value: `${percentText(movement.movingShare)} of the picture by itself; ${degreeText(movement.dynamicDegree)}`,
    },
    {
      name: 'Speed',
      value: `${speed(movement.meanSpeed)} on average, ${speed(movement.fastSpeed)} where it is fastest`,
    },
    { name: 'Camera', value: `${percentText(movement.cameraShare)} of all movement` },
    { name: 'Loop', value: loopText(loop) },
    { name: 'Flicker', value: flickerText(flicker) },
    {
      name: 'Stretched',
      value:
        stretch.share < SLIVER
          ? 'nothing to be seen'
          : `${percentText(stretch.share)} of the picture, at worst ${Math.min(9.9, stretch.worst).toFixed(1)} times`,
    },
  ];
}

/** What each region does, a line each. */
export function regionFacts({ regions }: MotionReview, longSidePixels: number): ReviewFact[] {
  return regions.map(({ name, movingShare, meanSpeed }) => ({
    name: name === 'rest' ? 'All else' : regionText[name],
    value: `${percentText(movingShare)} moves, ${speedText(meanSpeed * longSidePixels)}`,
  }));
}

/** Pixels a second, no finer than it matters. */
export function speedText(pixels: number): string {
  if (pixels === 0) return '0 px/s';
  return pixels < 0.05 ? 'under 0.1 px/s' : `${pixels.toFixed(pixels < 10 ? 1 : 0)} px/s`;
}

/** Hundredths; a little is told from nothing. */
export function percentText(share: number): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.1) return 'under 0.1 %';
  return `${percent > 0 && percent < 1 ? percent.toFixed(1) : Math.round(percent)} %`;
}

function loopText({ seamPsnr, stepPsnr, seamSteps, velocityChange }: LoopFigures): string {
  if (seamPsnr === Infinity) return 'closes: the last frame is the first';
  const figures = `${decibelText(seamPsnr)} at the seam, ${decibelText(stepPsnr)} at any step`;
  if (seamPsnr < stepPsnr - VISIBLE_LOSS && seamSteps > VISIBLE_STEPS) {
    return `does not close, it jumps when it plays again: ${figures}`;
  }
  return velocityChange > VISIBLE_CHANGE
    ? `closes with a change of pace: ${figures}`
    : `closes and runs on: ${figures}`;
}

function decibelText(psnr: number): string {
  return psnr === Infinity ? 'no difference' : `${psnr.toFixed(1)} dB`;
}

function flickerText({ meanLevels, worstLevels }: FlickerFigures): string {
  const figures = `${meanLevels.toFixed(2)} levels of 255 a frame, at worst ${worstLevels.toFixed(2)}`;
  if (worstLevels < STEADY_LEVELS) return `none to be seen: ${figures}`;
  return `${worstLevels < FLICKERING_LEVELS ? 'slight' : 'to be seen'}: ${figures}`;
}
