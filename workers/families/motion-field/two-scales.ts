import type { Planes } from './render/motion-scene';
import { channelOf, resizeField } from './render/plane-filters';

/** The features' first channels, which mean the same at every scale: 12 classes and disparity. */
const SHARED_CHANNELS = 13;

/**
 * The mean of what the image encoder says of a photo and of the same at half the size, at the
 * larger one's resolution: what a thing is shows better from afar, where it ends from near by.
 */
export function averageScales(near: Planes, far: Planes): Planes {
  return averageChannels(near, far, near.channels);
}

/** The same of features, whose learned channels and colours stay the larger one's. */
export function averageFeatures(near: Planes, far: Planes): Planes {
  return averageChannels(near, far, Math.min(SHARED_CHANNELS, near.channels));
}

function averageChannels(near: Planes, far: Planes, channels: number): Planes {
  const { width, height } = near;
  const data = near.data.slice();
  for (let channel = 0; channel < channels; channel += 1) {
    const enlarged = resizeField(channelOf(far, channel), width, height).data;
    const first = channel * width * height;
    for (const [i, value] of enlarged.entries()) {
      data[first + i] = 0.5 * ((near.data[first + i] ?? 0) + value);
    }
  }
  return { ...near, data };
}
