import { READ_WORDS, type PromptHint } from '../../app/prompt/prompt-hint';
import type { ImpossibleMotion } from '../../app/prompt/impossible-motion';

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
