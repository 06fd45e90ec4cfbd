/**
 * Standard normal noise that depends on the seed alone: sfc32 (Doty-Humphrey, PractRand) through
 * the Box-Muller transform. The same seed gives the same bytes on every device, which is what
 * makes a clip reproducible from the settings in its file.
 *
 * @param seed unsigned 32-bit
 */
export function createLatentNoise(seed: number, length: number): Float32Array {
  const uniform = createSfc32(seed);
  const noise = new Float32Array(length);
  for (let index = 0; index < length; index += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    noise[index] = radius * Math.cos(angle);
    if (index + 1 < length) noise[index + 1] = radius * Math.sin(angle);
  }
  return noise;
}

const WARM_UP_ROUNDS = 16;

/** @returns a generator of uniform numbers in [0, 1). */
function createSfc32(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 2 ** 32;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return next;
}
