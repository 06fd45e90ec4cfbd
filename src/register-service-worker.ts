/**
 * Makes the app open without a network from the next visit on. Only in production, for it would
 * stand between a developer and the dev server. That it fails (a private window, a host that
 * forbids it) changes nothing else.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('./service-worker.js').catch(() => {});
  });
}
