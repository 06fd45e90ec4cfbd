import { expect, test } from 'vitest';
import type {
  MotionScene,
  Planes,
} from '../../../../../workers/families/motion-field/render/motion-scene';
import { createVelocity } from '../../../../../workers/families/motion-field/render/velocity';

const [WIDTH, HEIGHT] = [64, 32];

function planes(
  channels: number,
  valueAt: (channel: number, x: number, y: number) => number,
): Planes {
  const data = new Float32Array(channels * WIDTH * HEIGHT).map((_, i) =>
    valueAt(Math.floor(i / (WIDTH * HEIGHT)), i % WIDTH, Math.floor(i / WIDTH) % HEIGHT),
  );
  return { data, channels, width: WIDTH, height: HEIGHT };
}

/** Air above, water below, with the drift across given. */
function sceneOf(
  drift: (x: number, y: number) => number,
  driftPace: Planes | null = null,
): Pick<MotionScene, 'drift' | 'driftPace' | 'mattes'> {
  return {
    drift: planes(2, (channel, x, y) => (channel === 0 ? drift(x, y) : 0)),
    driftPace,
    mattes: planes(3, (channel, _x, y) => (channel === (y < 16 ? 0 : 1) ? 1 : 0)),
  };
}

test('clouds drift as wholes: what the field falls short of at places is evened out', () => {
  const gappy = sceneOf((x, y) => (y < 16 ? (x % 16 < 2 ? 0 : 0.032) : 0));
  const { x } = createVelocity(gappy, 1);
  const sky = Array.from(x.data.subarray(8 * WIDTH + 16, 8 * WIDTH + 48));
  expect(Math.min(...sky)).toBeGreaterThan(0.024);
  expect(Math.max(...sky)).toBeLessThan(0.032);
  expect(x.data[20 * WIDTH + 30]).toBe(0);
});

test('calm water stays, flowing water keeps its own speed and borders', () => {
  const calm = createVelocity(
    sceneOf((_x, y) => (y < 16 ? 0 : 0.009)),
    1,
  );
  expect(Math.max(...calm.x.data.subarray(20 * WIDTH))).toBe(0);
  const river = createVelocity(
    sceneOf((x, y) => (y < 16 ? 0 : x < 32 ? 0.06 : 0)),
    2,
  );
  expect(river.x.data[24 * WIDTH + 20]).toBeCloseTo(0.12);
  expect(river.x.data[24 * WIDTH + 40]).toBe(0);
  expect(river.fastSpeed).toBeCloseTo(0.12);
});

test('what is paced goes so many times as fast; calm water is not hurried into flowing', () => {
  const drift = (x: number, y: number): number => (y < 16 ? 0.03 : x < 32 ? 0.06 : 0.009);
  const natural = createVelocity(sceneOf(drift), 1);
  const pace = planes(1, (_channel, _x, y) => (y < 16 ? 0 : 2));
  const paced = createVelocity(sceneOf(drift, pace), 1);
  const at = ({ data }: { data: Float32Array }, x: number, y: number): number =>
    data[y * WIDTH + x] ?? NaN;
  expect(at(natural.x, 30, 4)).toBeCloseTo(0.03);
  expect(at(paced.x, 30, 4)).toBe(0);
  expect(at(paced.x, 10, 24)).toBeCloseTo(2 * at(natural.x, 10, 24));
  expect(at(paced.x, 50, 24)).toBe(0);
});
