const INTERVAL_MS = 2000;

export interface BusyWatchTools {
  /** Whether somebody else is at one of the packs. */
  isAnyBusy(): boolean;
  look(): Promise<void>;
}

/**
 * Has another look now and then while somebody else is at a pack, which tells nobody when it is
 * done. Returns the function that ends it.
 */
export function watchBusy({ isAnyBusy, look }: BusyWatchTools): () => void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking || !isAnyBusy()) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}
