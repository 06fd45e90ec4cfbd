import { releaseProxy } from 'comlink';

/** A listener from the page is a comlink proxy, whose port stays open until it is let go. */
export function releaseListener(listener: object): void {
  const release: unknown = Reflect.get(listener, releaseProxy);
  if (typeof release === 'function') Reflect.apply(release, listener, []);
}
