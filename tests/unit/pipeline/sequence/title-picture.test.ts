import { expect, test } from 'vitest';
import { wrapText } from '../../../../workers/pipeline/sequence/title-picture';

/** Every letter as wide as the next. */
const widthOf = (text: string): number => [...text].length;

test.each([
  ['The lake in the evening', 10, ['The lake', 'in the', 'evening']],
  ['The lake', 20, ['The lake']],
  ['  two   spaces ', 20, ['two spaces']],
  ['one\ntwo', 20, ['one', 'two']],
  ['one\n\ntwo', 20, ['one', '', 'two']],
  ['a Donaudampfschiff', 6, ['a', 'Donaud', 'ampfsc', 'hiff']],
  ['Donaudampf is', 8, ['Donaudam', 'pf is']],
  ['🌊🌊🌊', 2, ['🌊🌊', '🌊']],
  ['', 10, ['']],
])('%j in lines of %i', (text, width, lines) => {
  expect(wrapText(text, width, widthOf)).toEqual(lines);
});
