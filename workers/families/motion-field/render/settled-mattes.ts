import type { MotionMask } from '../../../../src/contract/motion-mask';
import type { MotionScene } from './motion-scene';
import { boxFilter, channelOf, type Field, minFilter, resizeField } from './plane-filters';

/** A network's matte never quite says nothing or all: up to here it means nothing, from there all. */
const NOTHING = 0.04;
const ALL = 0.94;
/** How far what drifts keeps from its rim, as a share of the long side. */
const RIM_SHARE = 1 / 170;
/** Air and water, which are carried along; what sways keeps its place. */
const CARRIED = [0, 1];

/**
 * The scene with mattes that reach 0 and 1, and hold only what the person lets move. A trace of a
 * matte would drag still things along, and what one layer fills wholly is drawn with half the
 * reads. What is carried stays a little off its rim, where pixels of trees and roofs are among its
 * own: a still strip of sky is seen by nobody, a treetop that sails away by everybody.
 */
export function withSettledMattes<Scene extends Pick<MotionScene, 'mattes'>>(
  scene: Scene,
  mask: MotionMask | null,
): Scene {
  const { mattes } = scene;
  const { width, height, channels } = mattes;
  const rim = Math.round(RIM_SHARE * Math.max(width, height));
  const allowed = mask && resizeField(mask, width, height).data;
  const data = new Float32Array(mattes.data.length);
  for (let channel = 0; channel < channels; channel += 1) {
    const settled = settledOf(channelOf(mattes, channel));
    const kept = CARRIED.includes(channel) && rim > 0 ? withoutRim(settled, rim) : settled;
    const first = channel * width * height;
    for (const [i, value] of kept.data.entries()) data[first + i] = value * (allowed?.[i] ?? 1);
  }
  return { ...scene, mattes: { ...mattes, data } };
}

function settledOf({ data, width, height }: Field): Field {
  const settled = data.map((value) =>
    Math.min(1, Math.max(0, (value - NOTHING) / (ALL - NOTHING))),
  );
  return { data: settled, width, height };
}

function withoutRim(matte: Field, texels: number): Field {
  return boxFilter(minFilter(matte, texels), 1);
}
