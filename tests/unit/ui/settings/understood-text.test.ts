import { expect, it } from 'vitest';
import { cameraMoveText, motionText } from '../../../../src/ui/settings/understood-text';

const STILL = { heading: null, isRippling: false, isSwaying: false };

it('says what each region does, in its own verb', () => {
  expect(motionText({ ...STILL, name: 'sky', heading: 'up-left' })).toBe('Sky drifts up and left');
  expect(motionText({ ...STILL, name: 'water', heading: 'right', isRippling: true })).toBe(
    'Water flows right and ripples',
  );
  expect(motionText({ ...STILL, name: 'foliage', isSwaying: true })).toBe('Trees and plants sway');
  expect(motionText({ ...STILL, name: 'grass', isSwaying: true })).toBe('Grass sways');
  expect(motionText({ ...STILL, name: 'person', isSwaying: true })).toBe('People move a little');
});

it('says what stays still', () => {
  expect(motionText({ ...STILL, name: 'water' })).toBe('Water stays still');
  expect(motionText({ ...STILL, name: 'person' })).toBe('People stay still');
});

it('says what the camera does', () => {
  expect(cameraMoveText([])).toBe('Camera stays still');
  expect(
    cameraMoveText([
      { axis: 'dolly', isPositive: true },
      { axis: 'pan', isPositive: false },
    ]),
  ).toBe('Camera pushes in and turns left');
});
