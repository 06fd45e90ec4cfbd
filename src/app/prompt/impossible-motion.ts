import { stemOf } from './prompt-words';

/**
 * Motions that people ask for and the model cannot make: bodies acting, things leaving their
 * place, things that are not in the photo; and weather or fire, which move where they are shown.
 */
export type ImpossibleMotion = 'body' | 'travel' | 'newcomer' | 'only-where-shown';

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(stemOf));
}

const bodyVerbs = stems(
  'walk talk speak sing smile laugh wink blink nod jump kiss hug cry eat drink clap ' +
    'whisper shout frown yawn kneel',
);
const travelVerbs = stems('drive gallop swim chase crawl hop march');
const newcomerVerbs = stems('appear disappear vanish explode transform morph grow melt bloom');
const newcomerNouns = stems('lightning firework explosion ufo');
const shownNouns = stems('rain raindrop snow snowflake snowfall fire flame campfire smoke steam');

/** Who acts: with one of these, dancing and running are no longer what leaves and rivers do. */
const actors = stems(
  'woman man person girl boy child kid lady people crowd couple dancer model she he they dog cat ' +
    'horse animal puppy kitten elephant bear soldier player',
);
const actorVerbs = stems('dance run spin fight play sit lie stand');
const flyers = stems('bird birds seagull gull butterfly plane airplane aircraft eagle bee insect');
const vehicles = stems('car cars truck train bus bike bicycle vehicle motorcycle');
const vehicleVerbs = stems('move run race pass travel speed rush');

/** Finds the first thing a clause asks for that the model cannot make; null where it can. */
export function impossibleMotionIn(words: readonly string[]): ImpossibleMotion | null {
  const said = words.map(stemOf);
  const has = (known: ReadonlySet<string>) => said.some((stem) => known.has(stem));
  const text = words.join(' ');
  const isActing = has(bodyVerbs) || (has(actors) && has(actorVerbs));
  if (isActing || BODY_PHRASE.test(text)) return 'body';
  const isFlying = has(flyers) && has(flying);
  if (isFlying || has(travelVerbs) || (has(vehicles) && has(vehicleVerbs))) return 'travel';
  if (has(newcomerVerbs) || has(newcomerNouns) || NEWCOMER_PHRASE.test(text)) return 'newcomer';
  return has(shownNouns) ? 'only-where-shown' : null;
}

const flying = stems('fly soar flap circle glide pass land');
const BODY_PHRASE =
  /\b(?:turn(?:s|ing)?|shak(?:es?|ing)|tilt(?:s|ing)?) (?:his|her|their|the|its) head\b|\b(?:wav(?:es?|ing)|rais(?:es?|ing)) (?:his|her|their|a|the) (?:hand|arm)s?\b|\b(?:open|clos)(?:e|es|s|ing)? (?:his|her|their|the) (?:eyes?|mouth)\b|\blook(?:s|ing)? (?:around|up|down|away)\b/;
const NEWCOMER_PHRASE =
  /\badd(?:s|ing)? (?!motion|movement)|\b(?:turns?|turning|changes?|changing|becomes?|becoming) (?:in)?to\b|\bday (?:in)?to night\b|\bsun (?:is )?(?:ris|set)|\bstart(?:s|ing)? to (?:rain|snow)/;
