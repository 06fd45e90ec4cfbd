import { describe, expect, test } from 'vitest';
import { promptHint } from '../../../../src/app/prompt/prompt-hint';
import { stemOf, wordsOf } from '../../../../src/app/prompt/prompt-words';
import { samples } from '../../../../src/app/samples';

describe('no hint', () => {
  test.each([
    '',
    'the',
    'a lake',
    'clouds drift slowly to the left',
    'the water ripples, everything else still',
    'camera pushes in gently, leaves sway in the wind',
    'leaves dance in the breeze',
    'the river runs fast, waves dance',
    'her hair flies in the wind',
    'the camera flies over the scene',
    'bring this picture alive',
    'truck left',
    'the birds stay still, the trees sway',
    'nobody walks, nothing moves',
    'Die Wolken ziehen langsam nach links, das Wasser kräuselt sich',
    'les nuages dérivent, l’eau ondule doucement',
    'las nubes se mueven lentamente con el viento',
    '云慢慢向左飘动，水面荡漾',
    ...samples.map(({ prompt }) => prompt),
  ])('%s', (prompt) => {
    expect(promptHint(prompt)).toBeNull();
  });
});

describe('a motion that the model cannot make', () => {
  test.each([
    ['the woman is walking along the beach', 'body'],
    ['she smiles and turns her head', 'body'],
    ['the girl dances in the rain', 'body'],
    ['a man talking', 'body'],
    ['the dog runs to the left', 'body'],
    ['he waves his hand', 'body'],
    ['birds flying across the sky', 'travel'],
    ['the car drives away', 'travel'],
    ['horses gallop', 'travel'],
    ['lightning strikes', 'newcomer'],
    ['the clouds drift, add a rainbow', 'newcomer'],
    ['day to night', 'newcomer'],
    ['the sun is rising', 'newcomer'],
    ['rain falls', 'only-where-shown'],
    ['the fire is burning', 'only-where-shown'],
  ] as const)('%s: %s', (prompt, motion) => {
    expect(promptHint(prompt)).toEqual({ kind: 'impossible', motion });
  });
});

test.each([
  ['a beautiful old house by the lake at sunset', 'scene'],
  ['portrait of a woman with red hair', 'scene'],
  ['Le nuvole si muovono lentamente, acqua calma', 'foreign-language'],
  ['облака медленно плывут', 'foreign-language'],
  ['雲がゆっくり流れています', 'foreign-language'],
  ['구름이 천천히 움직인다', 'foreign-language'],
  ['clouds drift, water ripples, trees sway and grass waves', 'too-many-motions'],
  [`clouds drift ${'very '.repeat(24)}slowly`, 'too-long'],
] as const)('%s: %s', (prompt, kind) => {
  expect(promptHint(prompt)).toEqual({ kind });
});

test('a stem is the same for every form of a verb', () => {
  for (const forms of [
    'wave waves waving waved',
    'run runs running',
    'fly flies flying',
    'sway sways swaying',
    'swing swings swinging',
    'pass passes passing',
    'roll rolls rolling',
    'bob bobs bobbing',
  ]) {
    expect(new Set(forms.split(' ').map(stemOf)).size, forms).toBe(1);
  }
});

test('words are counted as the model counts them', () => {
  expect(wordsOf('The boat, rocking… 水が 24x')).toEqual([
    'the',
    'boat',
    'rocking',
    '水',
    'が',
    '24x',
  ]);
});
