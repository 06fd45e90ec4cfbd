/** A photo made for the project, one click away. */
export interface Sample {
  readonly name: string;
  readonly fileName: string;
  /** Addresses relative to the page. */
  readonly url: string;
  readonly thumbnailUrl: string;
  /** A prompt that suits it, put in where none has been written. */
  readonly prompt: string;
}

function sample(id: string, name: string, prompt: string): Sample {
  return {
    name,
    fileName: `${id}.jpg`,
    url: `samples/${id}.jpg`,
    thumbnailUrl: `samples/${id}-thumb.jpg`,
    prompt,
  };
}

/** The samples in the order in which they are offered. */
export const samples: readonly Sample[] = [
  sample('lake', 'Lake', 'the water ripples, clouds drift slowly to the left'),
  sample('portrait', 'Portrait', 'her hair moves gently in the wind, camera pushes in slowly'),
];
