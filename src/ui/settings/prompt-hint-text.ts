import { READ_WORDS, type PromptHint } from '../../app/prompt/prompt-hint';
import type { ImpossibleMotion } from '../../app/prompt/impossible-motion';
import type { RegionName } from '../../contract/regions';

/** What would help the prompt, in words that say what can be done. */
export function promptHintText(hint: PromptHint): string {
  switch (hint.kind) {
    case 'foreign-language':
      return 'The model reads English best, and simple German, French, Spanish and Chinese; this looks like another language.';
    case 'impossible':
      return impossibleText[hint.motion];
    case 'too-long':
      return `Only the first ${READ_WORDS} words are read: say the motion that matters most first.`;
    case 'too-many-motions':
      return 'One to three motions come out best; more weaken each other.';
    case 'not-in-photo':
      return `The model found ${missingText[hint.region]}`;
    case 'not-in-progress':
      return `Say it as it happens: “${hint.suggestion}”.`;
    case 'scene':
      return 'This says what the photo shows. Say what should move in it: “the water is rippling”.';
  }
}

const impossibleText: Record<ImpossibleMotion, string> = {
  body: 'Nobody can walk, talk or turn here. Hair and cloth can blow, a chest can breathe, the camera can move.',
  travel:
    'Things cannot leave their place here. A boat can rock, clouds and water can travel, the camera can move.',
  newcomer:
    'Nothing new comes into the photo. What it shows can drift, ripple, sway, blow, flicker or fall.',
  'only-where-shown': 'Rain, snow, smoke and fire move where the photo shows them; none are added.',
};

const missingText: Record<RegionName, string> = {
  sky: 'no sky in this photo, so no clouds will drift.',
  water: 'no water in this photo, so nothing will ripple or flow.',
  foliage: 'no plants in this photo, so nothing will sway.',
  grass: 'no plants in this photo, so nothing will sway.',
  person: 'nobody in this photo, so no hair or cloth will move.',
  animal: 'no animal in this photo, so none will stir.',
  vehicle: 'no boat or vehicle in this photo, so none will rock.',
};
