/** Kana and ideographs: each is a word by itself, as the model's tokenizer has it. */
const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const WORD = new RegExp(String.raw`${IDEOGRAPH}|(?:(?!${IDEOGRAPH})[\p{L}\p{N}])+`, 'gu');

/** The words of a prompt, in lower case. */
export function wordsOf(prompt: string): string[] {
  return prompt.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/** An English verb without its ending, so that rise, rises and rising are one. */
export function stemOf(word: string): string {
  const bare = word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|(?<!s)s|e)$/, '');
  const stem = bare.length < 3 ? word : bare;
  return /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(stemOf));
}

/** Verbs of the grammar that the model was trained on (caption_words.py), a word each. */
const motionVerbs = stems(
  'drift move float roll glide pass travel slide race sweep stream billow scud flow wander ' +
    'ripple shimmer wave undulate swell lap glitter heave rise fall sparkle splash dance rock ' +
    'crash run rush course pour tumble cascade plunge sway rustle flutter tremble bend shake ' +
    'quiver swing stir toss shiver breathe blow fly shift twitch ruffle bob curl waft swirl ' +
    'ascend climb flicker burn blaze flare leap glow come descend flurry drizzle patter',
);

/** Words by which a prompt speaks of motion or stillness without naming a thing's own verb. */
const motionWords = stems(
  'animate alive life living motion movement moving wind windy breeze breezy gust still static ' +
    'motionless frozen freeze cinemagraph camera pan tilt zoom dolly truck pedestal crane orbit ' +
    'push pull tracking arc vertigo drone handheld',
);

const stillWords = stems(
  'still static motionless frozen freeze fixed not nothing nobody no without',
);
const cameraWords = stems('camera cam view zoom pan tilt dolly orbit drone');

/** Whether one of the words is a verb of motion that the model knows. */
export function hasMotionVerb(words: readonly string[]): boolean {
  return words.some((word) => motionVerbs.has(stemOf(word)));
}

/** Whether the words speak of motion, stillness or the camera at all. */
export function speaksOfMotion(words: readonly string[]): boolean {
  return hasMotionVerb(words) || words.some((word) => motionWords.has(stemOf(word)));
}

/** Whether the words hold something still. */
export function speaksOfStillness(words: readonly string[]): boolean {
  return words.some((word) => stillWords.has(stemOf(word)));
}

/** Whether the words are about the camera. */
export function speaksOfCamera(words: readonly string[]): boolean {
  return words.some((word) => cameraWords.has(stemOf(word)));
}
