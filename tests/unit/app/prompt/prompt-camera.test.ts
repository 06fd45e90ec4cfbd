import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cameraPhrases, subjectPhrases } from '../../../../src/app/prompt/director-phrases';
import { promptMovesCamera } from '../../../../src/app/prompt/prompt-camera';

/** Phrases of the grammar that the model was trained on, and whether they move the camera. */
function trainedPhrases(): (readonly [phrase: string, isMoving: boolean])[] {
  const grammar = readFileSync('models/motion-field/training/caption_words.py', 'utf8');
  const [, list = ''] = /^CAMERA: .*? = \[\n(.*?)^\]/ms.exec(grammar) ?? [];
  return [...list.matchAll(/\("(.*?)", \{(.*?)\}\)/g)].flatMap(([, phrases = '', axes = '']) =>
    phrases
      .split('|')
      .map((phrase) => [phrase.replace('{cam}', 'the camera'), axes !== ''] as const),
  );
}

test('every camera phrase that the model was trained on is told to move it, or not to', () => {
  const phrases = trainedPhrases();
  expect(phrases.length).toBeGreaterThan(100);
  expect(phrases.filter(([phrase, moves]) => promptMovesCamera(phrase) !== moves)).toEqual([]);
});

test('the helper’s phrases are told apart likewise', () => {
  expect(
    cameraPhrases.filter(({ text }) => !promptMovesCamera(text)).map(({ name }) => name),
  ).toEqual(['Hold still']);
  expect(subjectPhrases.filter(({ text }) => promptMovesCamera(text))).toEqual([]);
});

test.each([
  ['', false],
  ['clouds slide left, the water ripples', false],
  ['waves roll towards the camera', false],
  ['her hair moves, camera pushes in slowly', true],
  ['everything stays still, the camera is moving closer', true],
  ['die Kamera fährt langsam vor', true],
  ['die Kamera steht fest', false],
  ['云飘动，镜头推进', true],
])('%s: %s', (prompt, moves) => {
  expect(promptMovesCamera(prompt)).toBe(moves);
});
