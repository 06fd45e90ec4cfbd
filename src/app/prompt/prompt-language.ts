/** Letters of the scripts that the model has learnt to read: Latin and Chinese. */
const READ_LETTER = /[\p{Script=Latin}\p{Script=Han}]/u;
const LETTER = /\p{L}/u;
const MOST_FOREIGN_SHARE = 0.3;

/**
 * Words that are common in prompts of languages the model has not learnt, and in none that it
 * has (English, German, French, Spanish, Chinese).
 */
const foreignWords: ReadonlySet<string> = new Set(
  [
    'il gli della dell nuvole nuvola acqua muove muovono vento sono onde capelli alberi lentamente dolcemente cielo',
    'nuvens nuvem água não vento movem move-se ondas uma árvores cabelo lentamente suavemente céu folhas',
    'het een niet langzaam zachtjes lucht golven bomen bladeren beweegt drijven waait haren',
    'chmury woda się powoli wiatr drzewa fale poruszają płyną niebo włosy liście',
    'och vattnet molnen rör sig sakta träden vinden vågorna skyerne vandet træerne bevæger langsomt vannet trærne beveger',
    'bulutlar yavaşça ağaçlar rüzgar sallanıyor hareket ediyor dalgalar gökyüzü saçları',
    'mraky stromy vítr pomalu pohybují vlny větru pilvet vesi puut liikkuvat hitaasti tuuli',
    'awan bergerak perlahan angin pohon ombak mây nước gió cây sóng chậm felhők lassan víz szél fák norii apa copacii vântul',
  ]
    .join(' ')
    .split(' '),
);
/** One word may be a name or a loan. */
const LEAST_FOREIGN_WORDS = 2;

/** Whether a prompt is written in a language that the model has not learnt to read. */
export function isForeign(words: readonly string[]): boolean {
  const letters = [...words.join('')].filter((letter) => LETTER.test(letter));
  const unread = letters.filter((letter) => !READ_LETTER.test(letter));
  if (letters.length > 0 && unread.length / letters.length > MOST_FOREIGN_SHARE) return true;
  return words.filter((word) => foreignWords.has(word)).length >= LEAST_FOREIGN_WORDS;
}
