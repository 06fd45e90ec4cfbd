import { answerRequest } from './offline/answer-request';
import { buildFiles } from './offline/build-files';
import { installVersion } from './offline/install-version';
import { retireVersions } from './offline/retire-versions';
import { secured } from './offline/secured';
import { isShare, takeShared } from './offline/take-shared';

/**
 * Lets the app open and make clips without a network after the first visit. The page's own files
 * are stored when this worker is installed, ONNX Runtime's WebAssembly when it is first used; the
 * model is not kept here but in IndexedDB.
 *
 * A version is served whole, from what is stored. The browser looks for another by itself; that
 * waits until no tab of this one is open or a person asks for it.
 */
if (self instanceof ServiceWorkerGlobalScope) serveOffline(self);

function serveOffline(scope: ServiceWorkerGlobalScope): void {
  const files = buildFiles(scope.registration.scope);

  scope.addEventListener('install', (event) => event.waitUntil(installVersion(files)));

  scope.addEventListener('activate', (event) => {
    const { installing, waiting } = scope.registration;
    event.waitUntil(retireVersions(files, installing !== null || waiting !== null));
  });

  scope.addEventListener('message', ({ data }) => {
    if (data === 'take-over') void scope.skipWaiting();
  });

  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    if (isShare(request)) {
      event.respondWith(takeShared(request, files.caches.shared));
    } else if (request.method === 'GET') {
      const answer = answerRequest(request, files);
      if (answer) event.respondWith(answer.then(secured));
    }
  });
}
