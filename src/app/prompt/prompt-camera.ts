import { speaksOfCamera, speaksOfStillness, wordsOf } from './prompt-words';

/** Where things go, not what moves. */
const TOWARDS = /\b(?:towards?|at|from|to) the (?:camera|viewer)\b/gi;
/** Moves that are told without the word; what a thing does as well only where the clause begins so. */
const MOVE =
  /^(?:slid|mov|push|pull|fly|look|roll|rotat|turn)(?:e|ing)? (?:in|out|back|backwards?|forwards?|closer|away|over|into|left|right|up|down|clockwise|counter|anti)|\b(?:push(?:es|ing)? in|truck|pedestal|crane|boom|jib|tracking|lateral|sideways|arc|vertigo|flyover|rotat(?:e|es|ing) (?:counter|anti)?clockwise|dutch|handheld)\b/;
const FOREIGN_CAMERA = /kamera|caméra|cámara|镜头/i;
const STILL = /\blocked\b|statisch|\bfest|\bfixe|\bfija|固定|静止/i;

/**
 * Whether a prompt's own words move the camera, as far as words tell. The text encoder alone knows
 * for sure; this is for what must be told before it is asked.
 */
export function promptMovesCamera(prompt: string): boolean {
  return prompt
    .replaceAll(TOWARDS, '')
    .split(/[,;.!\n，。；]+|\b(?:and|while|then|but)\b/i)
    .some((clause) => {
      const words = wordsOf(clause);
      if (speaksOfStillness(words) || STILL.test(clause)) return false;
      return speaksOfCamera(words) || MOVE.test(words.join(' ')) || FOREIGN_CAMERA.test(clause);
    });
}
