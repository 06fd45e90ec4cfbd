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
  const offer = (): void => {
    const { waiting } = registration;
    // Without a controller this is the first visit: there is nothing to replace.
    if (!waiting || !navigator.serviceWorker.controller) return;
    onUpdate(() => {
      const once = { once: true };
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), once);
      // A service worker is of this very origin: there is none to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      waiting.postMessage('take-over');
    });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}
