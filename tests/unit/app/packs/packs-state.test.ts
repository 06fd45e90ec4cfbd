import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createPacksState } from '../../../../src/app/packs/packs-state';
import type { PacksClient } from '../../../../src/client/packs-client';
import type { KeptPack } from '../../../../src/contract/packs-api';
import type { Failure, Result } from '../../../../src/contract/result';

const OWN = 'https://app.example/models/own/';
const cancelled: Failure = { code: 'cancelled', message: 'Cancelled.', recovery: 'none' };

/** A client whose list is told by hand, and which notes what is asked of it. */
function openPacks() {
  const asked: string[] = [];
  const lists: ((result: Result<readonly KeptPack[]>) => void)[] = [];
  const refused = { ok: false, failure: cancelled } as const;
  const note = (what: string) => () => {
    asked.push(what);
    return Promise.resolve(refused);
  };
  const client: PacksClient = {
    list: () => new Promise((resolve) => lists.push(resolve)),
    inspect: note('inspect'),
    inspectFiles: note('inspectFiles'),
    install: note('install'),
    installFiles: note('installFiles'),
    verify: note('verify'),
    repair: note('repair'),
    discard: note('discard'),
    remove: note('remove'),
    dispose: () => void asked.push('dispose'),
  };
  const packs = createPacksState({
    client,
    choice: {
      ownPackUrl: OWN,
      packUrl: signal(OWN),
      choose: () => undefined,
      rateNameOf: () => '',
    },
    linkedPackUrl: null,
    storage: {
      estimate: () => Promise.resolve({}),
      persisted: () => Promise.resolve(true),
      persist: () => Promise.resolve(true),
    },
    isBusy: signal(false),
    restart: () => undefined,
    leaveLive: () => undefined,
  });
  return { packs, asked, lists };
}

test('closed before the list has been read, nothing more is asked and the worker is gone', async () => {
  const { packs, asked, lists } = openPacks();
  const opening = packs.open();
  packs.close();
  lists[0]?.({ ok: false, failure: cancelled });
  await opening;
  expect(asked).toEqual(['dispose']);
});

test('what is under way when it is closed goes on; the worker goes when that has ended', async () => {
  const { packs, asked, lists } = openPacks();
  const opening = packs.open();
  lists[0]?.({ ok: true, value: [] });
  await opening;
  const checking = packs.verify(OWN);
  packs.close();
  expect(asked).toEqual(['inspect', 'verify']);
  await vi.waitFor(() => expect(lists).toHaveLength(2));
  lists[1]?.({ ok: true, value: [] });
  await checking;
  expect(asked.at(-1)).toBe('dispose');
});
