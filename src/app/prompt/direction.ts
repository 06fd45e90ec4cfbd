import { maxPromptLength } from '../clip-draft';
import {
  cameraPhrases,
  pacePhrases,
  restPhrase,
  subjectPhrases,
  type DirectorPhrase,
} from './director-phrases';

/** What of the director's phrases a prompt holds. */
export interface Direction {
  readonly camera: DirectorPhrase | null;
  readonly subjects: readonly DirectorPhrase[];
  readonly pace: DirectorPhrase | null;
  readonly isRestStill: boolean;
}

/** A part of a prompt between commas, its pace taken off the end. */
interface Clause {
  readonly words: string;
  readonly pace: DirectorPhrase | null;
}

/** Finds the director's phrases among a prompt's own words. */
export function readDirection(prompt: string): Direction {
  const clauses = readClauses(prompt);
  const has = ({ text }: DirectorPhrase) => clauses.some(({ words }) => isSame(words, text));
  return {
    camera: cameraPhrases.find(has) ?? null,
    subjects: subjectPhrases.filter(has),
    pace: clauses.find(({ pace }) => pace !== null)?.pace ?? null,
    isRestStill: has(restPhrase),
  };
}

/** The prompt with another camera move in place of its own phrase; null takes it out. */
export function withCamera(prompt: string, camera: DirectorPhrase | null): string {
  const clauses = readClauses(prompt);
  const kept = clauses.filter(({ words }) => !isOneOf(words, cameraPhrases));
  return camera ? write([...kept, clauseLike(clauses, camera)]) : write(kept);
}

/** The prompt with a subject put in before the camera, or taken out where it was. */
export function toggleSubject(prompt: string, subject: DirectorPhrase): string {
  const clauses = readClauses(prompt);
  const without = clauses.filter(({ words }) => !isSame(words, subject.text));
  if (without.length < clauses.length) return write(without);
  const isLast = ({ words }: Clause) =>
    isSame(words, restPhrase.text) || isOneOf(words, cameraPhrases);
  const end = clauses.findIndex(isLast);
  const at = end === -1 ? clauses.length : end;
  return write(clauses.toSpliced(at, 0, clauseLike(clauses, subject)));
}

/** The prompt with everything that it does not name told to stay still, or no longer. */
export function toggleRest(prompt: string): string {
  const clauses = readClauses(prompt);
  const without = clauses.filter(({ words }) => !isSame(words, restPhrase.text));
  if (without.length < clauses.length) return write(without);
  return write([...clauses, { words: restPhrase.text, pace: null }]);
}

/** The prompt with every motion at another pace; null leaves the natural one. */
export function withPace(prompt: string, pace: DirectorPhrase | null): string {
  const clauses = readClauses(prompt).map(({ words }) => ({
    words,
    pace: isStill(words) ? null : pace,
  }));
  if (clauses.length > 0 || !pace) return write(clauses);
  return `bring it to life ${pace.text}`;
}

function readClauses(prompt: string): Clause[] {
  return prompt
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const pace = pacePhrases.find(({ text }) => part.toLowerCase().endsWith(` ${text}`)) ?? null;
      return { words: pace ? part.slice(0, -pace.text.length).trim() : part, pace };
    });
}

/** A new clause at the pace of those that are there. */
function clauseLike(clauses: readonly Clause[], { text }: DirectorPhrase): Clause {
  const pace = clauses.find((clause) => clause.pace !== null)?.pace ?? null;
  return { words: text, pace: isStill(text) ? null : pace };
}

function isStill(words: string): boolean {
  return /\b(?:still|static|nothing)\b/i.test(words);
}

function isSame(words: string, text: string): boolean {
  return words.toLowerCase() === text;
}

function isOneOf(words: string, phrases: readonly DirectorPhrase[]): boolean {
  return phrases.some(({ text }) => isSame(words, text));
}

function write(clauses: readonly Clause[]): string {
  const parts = clauses.map(({ words, pace }) => (pace ? `${words} ${pace.text}` : words));
  return parts.join(', ').slice(0, maxPromptLength);
}
