import { describe, expect, test } from 'vitest';
import { promptHint } from '../../../../src/app/prompt/prompt-hint';
import { hasMotionVerb, stemOf, wordsOf } from '../../../../src/app/prompt/prompt-words';
import { samples } from '../../../../src/app/samples';
import { REGION_NAMES, type RegionName } from '../../../../src/contract/regions';
import {
  cameraPhrases,
  pacePhrases,
  restPhrase,
  subjectPhrases,
} from '../../../../src/app/prompt/director-phrases';
import { withPace } from '../../../../src/app/prompt/direction';
import { motionPresets } from '../../../../src/app/prompt/motion-presets';
import { progressiveOf } from '../../../../src/app/prompt/progressive';

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

describe('what is not told as it happens', () => {
  test.each([
    ['make the water move', 'the water is moving'],
    ['please make the clouds in the sky drift to the left', 'the clouds are drifting'],
    ['Let the waves roll', 'the waves are rolling'],
    ['make the big wave crash', 'the big wave is crashing'],
    ['have her hair blow in the wind', 'her hair is blowing'],
    ['can you make the river run faster?', 'the river is running'],
    ['animate the clouds', 'the clouds are moving'],
    ['animate clouds', 'clouds are moving'],
    ['move the leaves slightly', 'the leaves are moving'],
    ['I want the water to flow', 'the water is flowing'],
    ['I’d like the grass to wave', 'the grass is waving'],
    ['the river should flow', 'the river is flowing'],
    ['the trees will gently sway', 'the trees are swaying'],
    ['the boat needs to bob', 'the boat is bobbing'],
    ['water flowed', 'water is flowing'],
    ['the leaves fell slowly', 'the leaves are falling'],
    ['the lake glitters, the clouds drifted to the left', 'the clouds are drifting'],
  ])('%s', (prompt, suggestion) => {
    expect(promptHint(prompt)).toEqual({ kind: 'not-in-progress', suggestion });
  });

  test.each([
    'clouds drifting left',
    'the water is rippling',
    'the water ripples in the ruffled reeds',
    'get the water moving',
    'wind tossed leaves',
    'the leaves are tossed by the wind',
    'the rolled hay',
    'make it move',
    'animate this photo',
    'let the scene come alive',
    'everything should move gently',
    'the rest must not move',
    'move closer',
    'let the camera move left',
    'a red rose in the garden sways',
    'make the sky',
    'the water may',
  ])('is not: %s', (prompt) => {
    expect(promptHint(prompt)).toBeNull();
  });

  test('is none of the words that the app itself puts in', () => {
    const phrases = [...subjectPhrases, ...cameraPhrases, restPhrase].map(({ text }) => text);
    const paced = phrases.flatMap((text) => pacePhrases.map((pace) => withPace(text, pace)));
    const own = [...motionPresets, ...samples].map(({ prompt }) => prompt);
    const alone = pacePhrases.map((pace) => withPace('', pace));
    for (const prompt of [...phrases, ...paced, ...own, ...alone]) {
      expect(promptHint(prompt)?.kind, prompt).not.toBe('not-in-progress');
    }
    for (const prompt of own) expect(promptHint(prompt, new Set(REGION_NAMES))).toBeNull();
  });
});

test.each([
  ['flow', 'flowing'],
  ['ripple', 'rippling'],
  ['rippled', 'rippling'],
  ['run', 'running'],
  ['bobbed', 'bobbing'],
  ['stirred', 'stirring'],
  ['flutter', 'fluttering'],
  ['float', 'floating'],
  ['come', 'coming'],
  ['waved', 'waving'],
  ['fly', 'flying'],
])('what can %s is %s', (verb, progressive) => {
  expect(hasMotionVerb([verb])).toBe(true);
  expect(progressiveOf(verb)).toBe(progressive);
});

describe('what the photo does not contain', () => {
  const found = new Set<RegionName>(['sky', 'foliage', 'person']);

  test.each([
    ['the water is rippling', 'water'],
    ['gentle waves roll towards the shore', 'water'],
    ['clouds drift, the boat is rocking', 'vehicle'],
    ['make the river flow', 'water'],
    ['the fur ruffles in the wind', 'animal'],
  ] as const)('%s: no %s', (prompt, region) => {
    expect(promptHint(prompt, found)).toEqual({ kind: 'not-in-photo', region });
    expect(promptHint(prompt)?.kind).not.toBe('not-in-photo');
  });

  test.each([
    'the clouds are drifting',
    // Who sways is there; the lake is where it stands.
    'the trees by the lake are swaying',
    'her hair waves',
    'her scarf waves like the sea',
    // Easily taken for one another.
    'the grass is waving',
    'the water stays still, clouds drift',
    'a lake in the mountains',
    'bring it to life gently',
  ])('is not missed: %s', (prompt) => {
    expect(promptHint(prompt, found)?.kind).not.toBe('not-in-photo');
  });
});
