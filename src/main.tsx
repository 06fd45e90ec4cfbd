import { createStore } from 'idb-keyval';
import { render } from 'preact';
import { missingCapability } from './app/capabilities';
import { createLibraryStore } from './app/library/library-store';
import { parsePageOptions } from './app/page-options';
import { openPhoto } from './app/photo/open-photo';
import { createOpenTabs } from './app/queue/open-tabs';
import { createQueueStore } from './app/queue/queue-store';
import { createSequenceStore } from './app/sequence/sequence-store';
import { createStudio } from './app/studio';
import { openTextStore } from './app/text-store';
import { createSequenceClient } from './client/sequence-client';
import { createPacksClient } from './client/packs-client';
import { createStudioClient } from './client/studio-client';
import { pageLockName } from './contract/page-lock';
import { addressWithoutShare, receiveLaunchFiles } from './launch-files';
import { registerServiceWorker } from './register-service-worker';
import { savesData } from './saves-data';
import { mirrorState } from './ui/page/mirror-state';
import { Page } from './ui/page/page';

// What a worker has written for this page is not swept away before the page goes.
void navigator.locks?.request(
  pageLockName(Date.now()),
  { mode: 'shared' },
  () => new Promise(() => {}),
);

const client = createStudioClient(
  () => new Worker(new URL('../workers/studio.worker.ts', import.meta.url), { type: 'module' }),
);

const sequenceClient = createSequenceClient(
  () => new Worker(new URL('../workers/sequence.worker.ts', import.meta.url), { type: 'module' }),
);

const packs = createPacksClient(
  () => new Worker(new URL('../workers/packs.worker.ts', import.meta.url), { type: 'module' }),
);

const database = createStore('enliven-library', 'library');

const tabs = createOpenTabs({
  session: openTextStore(() => sessionStorage),
  locks: navigator.locks,
  prefix: 'enliven-tab ',
});

const studio = createStudio({
  client,
  packs,
  page: parsePageOptions(addressWithoutShare(new URL(location.href))),
  missing: missingCapability(globalThis),
  store: openTextStore(() => localStorage),
  library: createLibraryStore(database),
  queueStore: createQueueStore(database, tabs),
  sequenceClient,
  sequenceStore: createSequenceStore(),
  storage: navigator.storage,
  savesData: savesData(),
  openPhoto,
  now: () => performance.now(),
  randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
});

mirrorState(document.documentElement, studio);
const root = document.querySelector('#app');
if (root) render(<Page studio={studio} />, root);
void studio.start();
receiveLaunchFiles(
  (file, name) => void studio.openFile(file, name),
  () =>
    studio.toasts.show({
      tone: 'problem',
      text: 'The photo that was shared could not be kept, perhaps for want of room. Open it here instead.',
    }),
);
registerServiceWorker((takeOver) =>
  studio.toasts.show({
    tone: 'news',
    text: 'A new version of Enliven is ready. Your photo and settings are kept.',
    action: { label: 'Update', run: takeOver },
  }),
);
