import type { RegionName } from '../../contract/regions';
import { retoldInProgress } from './commanded-motion';
import { impossibleMotionIn, type ImpossibleMotion } from './impossible-motion';
import { isAmong, regionMovedBy } from './named-regions';
import { isForeign } from './prompt-language';
import {
  hasMotionVerb,
  speaksOfCamera,
  speaksOfMotion,
  speaksOfStillness,
  wordsOf,
} from './prompt-words';

/** What would help a prompt most. */
export type PromptHint =
  | { readonly kind: 'foreign-language' }
  | { readonly kind: 'impossible'; readonly motion: ImpossibleMotion }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-many-motions' }
  | { readonly kind: 'not-in-photo'; readonly region: RegionName }
  /** `suggestion` says the same in the present progressive. */
  | { readonly kind: 'not-in-progress'; readonly suggestion: string }
  | { readonly kind: 'scene' };

/** The model reads no further. */
export const READ_WORDS = 24;
/** Each further motion weakens the others. */
const MOST_MOTIONS = 3;
/** Fewer words may be the beginning of anything. */
const LEAST_SCENE_WORDS = 4;
/** Words of English alone among the languages that the model reads. */
const ENGLISH =
  /^(?:the|of|with|and|is|are|at|by|under|near|over|behind|her|his|my|this|sitting|standing)$/;

/**
 * The one hint that matters most, null for a prompt that is fine or only beginning.
 *
 * @param found regions of the photo; null while nobody knows
 */
export function promptHint(
  prompt: string,
  found: ReadonlySet<RegionName> | null = null,
): PromptHint | null {
  const words = wordsOf(prompt);
  if (isForeign(words)) return { kind: 'foreign-language' };
  const moving = clausesOf(prompt).filter(
    (clause) => !speaksOfStillness(clause) && !speaksOfCamera(clause),
  );
  const impossible = moving.map(impossibleMotionIn).filter((motion) => motion !== null);
  const gravest = impossible.find((motion) => motion !== 'only-where-shown');
  if (gravest) return { kind: 'impossible', motion: gravest };
  if (words.length > READ_WORDS) return { kind: 'too-long' };
  if (moving.filter(hasMotionVerb).length > MOST_MOTIONS) return { kind: 'too-many-motions' };
  if (impossible[0]) return { kind: 'impossible', motion: impossible[0] };
  const region = moving.map(regionMovedBy).find((it) => it && found && !isAmong(found, it));
  if (region) return { kind: 'not-in-photo', region };
  const suggestion = moving.map(retoldInProgress).find((it) => it !== null);
  if (suggestion) return { kind: 'not-in-progress', suggestion };
  return isScene(words) ? { kind: 'scene' } : null;
}

function isScene(words: readonly string[]): boolean {
  const isEnglish = words.some((word) => ENGLISH.test(word));
  return isEnglish && words.length >= LEAST_SCENE_WORDS && !speaksOfMotion(words);
}

function clausesOf(prompt: string): string[][] {
  return prompt
    .split(/[,;.!\n]+|\b(?:and|while|then|as|but)\b/i)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}
