import { hasMotionVerb } from './prompt-words';
import { progressiveOf } from './progressive';

/** A wish or an order: what follows is what should move, and perhaps how. */
const ORDER =
  /^(?:(?:please|can you|could you|now|let s) )*(make|let|have|get|animate|move|i want|i would like|i d like) (.+)$/;
/** Orders that say by themselves that something moves. */
const MOVING_ORDERS: ReadonlySet<string> = new Set(['animate', 'move']);
const MODAL =
  /^(.+?) (?:should|could|would|will|shall|must|may|might|can|(?:needs?|has|have|(?:is |are )?going|(?:is |are )?supposed) to) (.+)$/;

/** Of the whole photo the model has learnt orders too: “make it move”, “animate this photo”. */
const WHOLE = /^(?:it|this|that|all|everything|me|us|photo|picture|image|scene|nature|motion)$/;
const DETERMINER = /^(?:the|an?|her|his|their|its|my|our|your|these|those|some|to)$/;
const BE = /^(?:is|are|was|were|be|been|being|gets?)$/;
/** Where what moves ends and how, where or which way begins. */
const AFTER_SUBJECT =
  /^(?:in|on|at|by|of|over|under|near|behind|across|through|along|around|from|into|to|towards?|with|up|down|left|right|away|back|more|a|slightly|faster|slower)$|ly$/;
/** Longer ones are no good example. */
const MOST_SUBJECT_WORDS = 4;
const EXAMPLE = 'the water is rippling';

/** Past forms of motion verbs that do not end in -ed. */
const PAST: ReadonlyMap<string, string> = new Map([
  ['blew', 'blow'],
  ['flew', 'fly'],
  ['fell', 'fall'],
  ['ran', 'run'],
  ['shook', 'shake'],
  ['swept', 'sweep'],
  ['swung', 'swing'],
]);

/**
 * How a clause that orders a motion, wishes for one or tells of a past one is said in the present
 * progressive, as `the water is moving`; null for one that tells what happens.
 */
export function retoldInProgress(words: readonly string[]): string | null {
  if (words.some((word) => word.endsWith('ing') && hasMotionVerb([word]))) return null;
  const text = words.join(' ');
  const [, order, ordered = ''] = ORDER.exec(text) ?? [];
  if (order !== undefined) return retoldOrder(ordered.split(' '), MOVING_ORDERS.has(order));
  const [, subject = '', wished] = MODAL.exec(text) ?? [];
  if (wished !== undefined) {
    const verb = wished.split(' ').find(isBareVerb);
    return verb === undefined ? null : retold(subject.split(' '), verb);
  }
  const past = words.findIndex((_word, index) => isPast(words, index));
  const verb = words[past];
  if (verb === undefined || words.some((word) => word !== verb && hasMotionVerb([word]))) {
    return null;
  }
  return retold(words.slice(0, past), verb);
}

function retoldOrder(ordered: readonly string[], isMovingOrder: boolean): string | null {
  let at = ordered.findIndex(
    (word, index) => index > 0 && isBareVerb(word) && !DETERMINER.test(ordered[index - 1] ?? ''),
  );
  // Of “the big wave crash” the verb is the second.
  while (at > 0 && isBareVerb(ordered[at + 1] ?? '')) at += 1;
  // “to flow” follows what it is wished of as “flow” does.
  if (at < 0) at = ordered.findIndex((word, i) => isBareVerb(word) && ordered[i - 1] === 'to');
  const verb = ordered[at];
  if (verb !== undefined) return retold(ordered.slice(0, at), verb);
  const [first = ''] = ordered;
  // Of “move closer” nobody is told to.
  const isOfSomething = DETERMINER.test(first) || isPlural(first);
  return isMovingOrder && isOfSomething ? retold(ordered, 'move') : null;
}

/** Null where there is nothing of which it could be told. */
function retold(before: readonly string[], verb: string): string | null {
  const [first = '', ...others] = before;
  const end = others.findIndex((word) => AFTER_SUBJECT.test(word));
  const subject = [first, ...(end === -1 ? others : others.slice(0, end))];
  if (first === '' || subject.some((word) => WHOLE.test(word))) return null;
  if (subject.length > MOST_SUBJECT_WORDS) return EXAMPLE;
  const be = isPlural(subject.at(-1) ?? '') ? 'are' : 'is';
  return `${subject.join(' ')} ${be} ${progressiveOf(PAST.get(verb) ?? verb)}`;
}

/** “waves” after “make the” is who moves, not how. */
function isBareVerb(word: string): boolean {
  return hasMotionVerb([word]) && !/(?<!s)s$|ed$/.test(word);
}

/** “tossed leaves” and “leaves are tossed” are what happens; “leaves tossed about” is told of. */
function isPast(words: readonly string[], index: number): boolean {
  const [before = '', word = '', after] = [words[index - 1], words[index], words[index + 1]];
  const isForm = PAST.has(word) || (word.endsWith('ed') && hasMotionVerb([word]));
  const isEnd = after === undefined || AFTER_SUBJECT.test(after);
  return isForm && isEnd && index > 0 && !DETERMINER.test(before) && !BE.test(before);
}

function isPlural(noun: string): boolean {
  return /(?<!s)s$|^(?:people|children|men|women|they)$/.test(noun);
}
