/** A part of a prompt that is put in by a press, in words that the model was trained on. */
export interface DirectorPhrase {
  /** On the chip. */
  readonly name: string;
  /** In the prompt. */
  readonly text: string;
}

function phrase(name: string, text: string): DirectorPhrase {
  return { name, text };
}

/**
 * Moves of the camera. The wording is the model's: it reads “moving closer” as the move that
 * film makers call pushing in, but not “pushing in” itself in the present progressive.
 */
export const cameraPhrases: readonly DirectorPhrase[] = [
  phrase('Closer', 'the camera is moving closer'),
  phrase('Back', 'the camera is pulling back'),
  phrase('Pan left', 'the camera is panning left'),
  phrase('Pan right', 'the camera is panning right'),
  phrase('Rise', 'the camera is rising'),
  phrase('Tilt up', 'the camera is tilting up'),
  phrase('Zoom in', 'the camera is zooming in'),
  phrase('Hold still', 'static camera'),
];

/** What can move. */
export const subjectPhrases: readonly DirectorPhrase[] = [
  phrase('Clouds', 'the clouds are drifting'),
  phrase('Water', 'the water is rippling'),
  phrase('Waves', 'the waves are rolling'),
  phrase('River', 'the river is flowing'),
  phrase('Trees', 'the trees are swaying'),
  phrase('Grass', 'the grass is waving'),
  phrase('Hair', 'her hair is blowing'),
  phrase('Cloth', 'the fabric is fluttering'),
  phrase('Breath', 'the person is breathing'),
  phrase('Boat', 'the boat is rocking'),
  phrase('Smoke', 'the smoke is rising'),
  phrase('Flames', 'the flames are flickering'),
  phrase('Snow', 'the snow is falling'),
  phrase('Rain', 'the rain is falling'),
];

/** Keeps still what was not named. */
export const restPhrase: DirectorPhrase = phrase('Nothing else', 'everything else stays still');

/** How things move: pace and mood in one word, put behind every motion. */
export const pacePhrases: readonly DirectorPhrase[] = [
  phrase('Calm', 'gently'),
  phrase('Slow', 'slowly'),
  phrase('Faint', 'slightly'),
  phrase('Lively', 'quickly'),
  phrase('Stormy', 'wildly'),
  phrase('Time-lapse', 'like a time-lapse'),
];
