import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  readDirection,
  toggleRest,
  toggleSubject,
  withCamera,
  withPace,
} from '../../../../src/app/prompt/direction';
import {
  cameraPhrases,
  pacePhrases,
  restPhrase,
  subjectPhrases,
  type DirectorPhrase,
} from '../../../../src/app/prompt/director-phrases';
import { isSuited, motionPresets } from '../../../../src/app/prompt/motion-presets';
import { promptHint } from '../../../../src/app/prompt/prompt-hint';
import { stemOf, wordsOf } from '../../../../src/app/prompt/prompt-words';

function named(phrases: readonly DirectorPhrase[], name: string): DirectorPhrase {
  const found = phrases.find((phrase) => phrase.name === name);
  if (!found) throw new Error(`There is no phrase "${name}".`);
  return found;
}
const clouds = named(subjectPhrases, 'Clouds');
const water = named(subjectPhrases, 'Water');
const calm = named(pacePhrases, 'Calm');
const slow = named(pacePhrases, 'Slow');
const closer = named(cameraPhrases, 'Closer');

test('a prompt is written slot by slot, and every slot is read back', () => {
  let prompt = toggleSubject('', clouds);
  prompt = withCamera(prompt, closer);
  prompt = toggleSubject(prompt, water);
  prompt = toggleRest(prompt);
  prompt = withPace(prompt, calm);
  expect(prompt).toBe(
    'the clouds are drifting gently, the water is rippling gently, the camera is moving closer gently, everything else stays still',
  );
  expect(readDirection(prompt)).toEqual({
    camera: closer,
    subjects: [clouds, water],
    pace: calm,
    isRestStill: true,
  });
});

test('what is pressed again is taken out again', () => {
  const start = 'the boat rocks, the clouds are drifting slowly, static camera';
  expect(toggleSubject(start, clouds)).toBe('the boat rocks, static camera');
  expect(withCamera(start, null)).toBe('the boat rocks, the clouds are drifting slowly');
  expect(withPace(start, null)).toBe('the boat rocks, the clouds are drifting, static camera');
  expect(toggleRest(toggleRest(start))).toBe(start);
});

test('one’s own words stay, at the pace that is chosen', () => {
  expect(withPace('my old boat rocks; nothing else moves', slow)).toBe(
    'my old boat rocks slowly, nothing else moves',
  );
  expect(toggleSubject('my old boat rocks slowly', water)).toBe(
    'my old boat rocks slowly, the water is rippling slowly',
  );
});

test('another camera and another pace take the place of those before', () => {
  const prompt = withCamera('the clouds are drifting wildly', closer);
  expect(withCamera(prompt, named(cameraPhrases, 'Pan left'))).toBe(
    'the clouds are drifting wildly, the camera is panning left wildly',
  );
  expect(withPace('the clouds are drifting like a time-lapse', slow)).toBe(
    'the clouds are drifting slowly',
  );
});

test('a pace alone brings everything to life', () => {
  expect(withPace('', calm)).toBe('bring it to life gently');
  expect(withPace('', null)).toBe('');
});

test('a preset suits a photo that has what it moves, and any while nobody knows', () => {
  expect(motionPresets.filter((preset) => !isSuited(preset, null))).toEqual([]);
  const suited = motionPresets.filter((preset) => isSuited(preset, new Set(['water', 'grass'])));
  expect(suited.map(({ name }) => name)).toEqual([
    'Rippling water',
    'Swaying trees',
    'Rolling waves',
    'Camera only',
    'A little of everything',
  ]);
});

describe('the helper’s words', () => {
  const grammar = readFileSync('models/motion-field/training/caption_words.py', 'utf8');
  const known = new Set(wordsOf(grammar).map(stemOf));
  const texts = [...cameraPhrases, ...subjectPhrases, ...pacePhrases, restPhrase]
    .map(({ text }) => text)
    .concat(motionPresets.map(({ prompt }) => prompt));

  test.each(texts)('%s: every word is of the grammar that the model was trained on', (text) => {
    const fillers = new Set(['the', 'is', 'are', 'to', 'a', 'in', 'it', 'her', 'else'].map(stemOf));
    const unknown = wordsOf(text).filter(
      (word) => !known.has(stemOf(word)) && !fillers.has(stemOf(word)),
    );
    expect(unknown).toEqual([]);
  });

  test.each(motionPresets)('$name gives no hint', ({ prompt }) => {
    expect(promptHint(prompt)).toBeNull();
  });

  test('three subjects, a camera and a pace are not too long to be read', () => {
    let prompt = subjectPhrases.slice(0, 3).reduce(toggleSubject, '');
    prompt = withPace(withCamera(prompt, closer), calm);
    expect(promptHint(prompt)).toBeNull();
  });
});
