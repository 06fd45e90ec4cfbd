import { afterEach, beforeEach, expect, test } from 'vitest';
import { appCaches } from '../../../workers/offline/app-caches';
import type { BuildFiles } from '../../../workers/offline/build-files';
import { retireVersions } from '../../../workers/offline/retire-versions';

const FOLDER = `${location.origin}/retire-test/`;
const NEIGHBOUR = `${location.origin}/retire-test/inner/`;

beforeEach(clear);
afterEach(clear);

test('the version that served before stays, older ones and one that was never taken go', async () => {
  await activate('one');
  await activate('two');
  await caches.open(filesOf('never-taken').cacheName);
  await activate('three');
  expect(await versions()).toEqual(['two', 'three']);
});

test('a version that is served again after the next one was taken back counts as the latest', async () => {
  await activate('one');
  await activate('two');
  await activate('one');
  await activate('three');
  expect(await versions()).toEqual(['one', 'three']);
});

test('what the next version is storing meanwhile stays', async () => {
  await activate('one');
  await caches.open(filesOf('three').cacheName);
  await activate('two', true);
  expect(await versions()).toEqual(['one', 'three', 'two']);
});

test('the runtime of this version and of the one before stays', async () => {
  const runtime = await caches.open(appCaches(FOLDER).runtime);
  for (const version of ['one', 'two', 'three']) {
    await runtime.put(`${FOLDER}assets/${version}.wasm`, new Response('wasm'));
    await activate(version);
  }
  const left = (await runtime.keys()).map(({ url }) => url.slice(FOLDER.length));
  expect(left).toEqual(['assets/two.wasm', 'assets/three.wasm']);
});

test('an app in another folder of the same origin keeps its own', async () => {
  const theirs = appCaches(NEIGHBOUR);
  const kept = [theirs.version('a'), theirs.version('b'), theirs.runtime, theirs.shared];
  for (const name of kept) await caches.open(name);
  for (const version of ['one', 'two', 'three']) await activate(version);
  expect(await caches.keys()).toEqual(expect.arrayContaining(kept));
});

async function activate(version: string, hasSuccessor = false): Promise<void> {
  const files = filesOf(version);
  await caches.open(files.cacheName);
  await retireVersions(files, hasSuccessor);
  // Two versions of one millisecond would be of one age.
  await new Promise((resolve) => setTimeout(resolve, 5));
}

function filesOf(version: string): BuildFiles {
  const names = appCaches(FOLDER);
  return {
    caches: names,
    cacheName: names.version(version),
    page: FOLDER,
    entry: 'assets/index.js',
    shell: new Set(),
    // Each is the runtime of its own version alone.
    onDemand: new Set([`${FOLDER}assets/${version}.wasm`]),
    manifests: new Set(),
    isPage: () => false,
    isHashed: () => false,
  };
}

async function versions(): Promise<readonly string[]> {
  const prefix = appCaches(FOLDER).version('');
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

async function clear(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.includes('/retire-test/'));
  await Promise.all(ours.map((name) => caches.delete(name)));
}
