import { expect, test } from 'vitest';
import { cameraText } from '../../../../src/ui/settings/camera-text';
import {
  cameraMoveOf,
  createCameraPath,
} from '../../../../workers/families/motion-field/render/camera-path';
import { extentOf } from '../../../../workers/families/motion-field/render/camera-pose';

test('a dolly zoom is told the way round that it goes', () => {
  const move = cameraMoveOf({ kind: 'preset', preset: 'dolly-zoom', strength: 1 });
  const clip = { frameCount: 60, framesPerSecond: 30, isLoop: false };
  const path = createCameraPath(move, clip, extentOf(1200, 800), { least: 0, greatest: 0.55 });
  const last = path.poseAt(59);
  expect(last.dolly).toBeLessThan(0);
  // What is far is enlarged, and the subject is not.
  expect(path.greatestMagnification).toBeGreaterThan(1.05);
  expect(cameraText['dolly-zoom'].does).toBe(
    'The camera travels back while the lens closes in: the background draws near.',
  );
});
