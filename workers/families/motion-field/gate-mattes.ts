import type { Planes } from './render/motion-scene';
import { channelOf, type Field, fieldOf, maxFilter, resizeField } from './render/plane-filters';

/** Class channels of the features by what their matte moves: air, water, what sways. */
const CLASSES_OF_MATTE: readonly (readonly number[])[] = [[1], [2], [3, 4, 5, 6, 10]];
/** Below the one probability of its classes a matte counts for nothing, from the other on wholly. */
const UNLIKELY = 0.25;
const LIKELY = 0.5;

/**
 * Mattes know where a thing ends, the class map what it is: where the classes of a matte are
 * unlikely, nothing moves, however sharply the matte is drawn. `features` begin with the classes.
 */
export function gateMattes(mattes: Planes, features: Planes): Planes {
  const { width, height } = mattes;
  const data = mattes.data.slice();
  for (const [matte, classes] of CLASSES_OF_MATTE.entries()) {
    // A class cell is eight pixels wide: its neighbours' word counts too, or every rim would fade.
    const gate = resizeField(maxFilter(probabilityOf(features, classes), 1), width, height).data;
    const first = matte * width * height;
    for (const [i, probability] of gate.entries()) {
      const share = Math.min(1, Math.max(0, (probability - UNLIKELY) / (LIKELY - UNLIKELY)));
      data[first + i] = (data[first + i] ?? 0) * share;
    }
  }
  return { ...mattes, data };
}

function probabilityOf(features: Planes, classes: readonly number[]): Field {
  const planes = classes.map((channel) => channelOf(features, channel).data);
  return fieldOf(features.width, features.height, (_x, _y, i) =>
    planes.reduce((sum, plane) => sum + (plane[i] ?? 0), 0),
  );
}
