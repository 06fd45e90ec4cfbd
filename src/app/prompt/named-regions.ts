import { REGION_NAMES, type RegionName } from '../../contract/regions';
import { hasMotionVerb } from './prompt-words';

/** What people call the regions: nouns of the grammar that the model was trained on. */
const NOUNS: Readonly<Record<RegionName, string>> = {
  sky: 'sky skies cloud clouds cloudscape',
  water:
    'water sea ocean lake wave waves pond bay ripples surf swell pool lagoon river stream creek ' +
    'brook rapids canal waterfall waterfalls cascade',
  foliage:
    'tree trees leaf leaves branch branches foliage bush bushes plant plants palm palms flower ' +
    'flowers forest treetops shrub shrubs ivy vine vines petals woods',
  grass: 'grass grasses meadow lawn reeds wheat crops pasture',
  person:
    'woman man person girl boy people child lady couple crowd face hair dress scarf coat skirt ' +
    'shirt jacket veil cape clothes',
  animal:
    'dog dogs cat cats horse horses animal animals cow cows sheep puppy kitten elephant bear bird ' +
    'birds fur feathers',
  vehicle: 'boat boats ship ships sailboat canoe car cars vehicle yacht ferry kayak vessel',
};

const regionOfNoun: ReadonlyMap<string, RegionName> = new Map(
  REGION_NAMES.flatMap((name) =>
    NOUNS[name].split(' ').map((noun): [string, RegionName] => [noun, name]),
  ),
);

/** What comes after one of these is where something moves, not what does. */
const PREPOSITION =
  /^(?:in|on|at|by|of|over|under|near|behind|before|across|through|along|around|from|into|to|towards?|like|onto|against)$/;
/** Words between a preposition and its noun. */
const REACH = 3;

/** The region that a clause asks to move; null where it names none, or moves nothing. */
export function regionMovedBy(words: readonly string[]): RegionName | null {
  for (const [index, word] of words.entries()) {
    const region = regionOfNoun.get(word);
    const before = words.slice(Math.max(0, index - REACH), index);
    if (!region || before.some((it) => PREPOSITION.test(it))) continue;
    // “waves” are water only where they do something: a flag waves.
    const others = hasMotionVerb([word]) ? words.slice(index + 1) : words;
    if (hasMotionVerb(others)) return region;
  }
  return null;
}

/** Whether a photo shows a region, or one that is easily taken for it. */
export function isAmong(regions: ReadonlySet<RegionName>, name: RegionName): boolean {
  const isPlant = name === 'grass' || name === 'foliage';
  return regions.has(name) || (isPlant && (regions.has('grass') || regions.has('foliage')));
}
