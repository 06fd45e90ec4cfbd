import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createStageView, type StageView } from '../../../src/app/stage-view';

function open(movesUnasked: boolean, chosen: 'photo' | 'live' | null = null) {
  const kept = new Map<string, string>(chosen ? [['enliven.stage', chosen]] : []);
  const view = signal<StageView>('photo');
  const photo = signal<object | null>({});
  const stage = createStageView({
    view,
    store: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    },
    photo,
    clip: signal(null),
    movesUnasked: () => movesUnasked,
    endWatch: () => undefined,
  });
  return { stage, view };
}

test('a photo moves at once for who has chosen nothing, where that is right', () => {
  const { stage, view } = open(true);
  stage.turnToPhoto();
  expect(view.value).toBe('live');
  const still = open(false);
  still.stage.turnToPhoto();
  expect(still.view.value).toBe('photo');
});

test('what was chosen last holds for the next photo', () => {
  const { stage, view } = open(true);
  stage.show('photo');
  stage.turnToPhoto();
  expect(view.value).toBe('photo');
  const live = open(false, 'live');
  live.stage.turnToPhoto();
  expect(live.view.value).toBe('live');
});

test('there is no clip to show before one is made', () => {
  const { stage, view } = open(true);
  stage.show('clip');
  expect(view.value).toBe('photo');
});
