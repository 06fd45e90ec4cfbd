/**
 * Makes the app open without a network from the next visit on. Only in production, for it would
 * stand between a developer and the dev server. That it fails (a private window, a host that
 * forbids it) changes nothing else.
 *
 * @param onUpdate called when another version is ready; it runs once the given function is called,
 *   which loads the page anew
 */
export function registerServiceWorker(onUpdate: (takeOver: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker
      .register('./service-worker.js')
      .then((registration) => watch(registration, onUpdate))
      .catch(() => {});
  });
}

function watch(
  registration: ServiceWorkerRegistration,
  onUpdate: (takeOver: () => void) => void,
): void {
  let isAsked = false;
  const takeOver = (): void => {
    isAsked = true;
    const { waiting } = registration;
    // Another tab may have asked for it meanwhile: it is in control already, of this page too.
    if (!waiting) return location.reload();
    // A service worker is of this very origin: there is none to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    waiting.postMessage('take-over');
  };
  const offer = (): void => {
    // Without a controller this is the first visit: there is nothing to replace.
    if (registration.waiting && navigator.serviceWorker.controller) onUpdate(takeOver);
  };
  const follow = (): void => registration.installing?.addEventListener('statechange', offer);

  // A page that was not asked goes on with what it was built with, and is told by its own offer.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
  });
  registration.addEventListener('updatefound', follow);
  follow();
  offer();
}
