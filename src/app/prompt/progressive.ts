import { stemOf } from './prompt-words';

/** Of one syllable, with one vowel before the last letter: run, bob, stir. */
const DOUBLES_LAST_LETTER = /^[^aeiou]*[aeiou][bmnprt]$/;

/** The present participle of an English verb in its base form or with -ed: flowing, running. */
export function progressiveOf(verb: string): string {
  const bare = verb.endsWith('ed') ? stemOf(verb) : verb.replace(/(?<![ey])e$/, '');
  // What has lost an e has no letter to double.
  const isDoubled = (bare === verb || verb.endsWith('ed')) && DOUBLES_LAST_LETTER.test(bare);
  return `${bare}${isDoubled ? bare.slice(-1) : ''}ing`;
}
