import { signal, type ReadonlySignal } from '@preact/signals';

/** A pack of another host that the page's address names. Nothing of it is fetched unasked. */
export interface LinkedPack {
  /** Null where there is none, and once it was decided upon. */
  readonly packUrl: ReadonlySignal<string | null>;
  /** Uses what is stored of it; else has a look at it, to be decided upon. */
  accept(): void;
  dismiss(): void;
}

export interface LinkedPackTools {
  isStored(packUrl: string): boolean;
  choose(packUrl: string): void;
  look(packUrl: string): void;
}

/** @param linkedUrl null where the address names none, or the one that is in use */
export function createLinkedPack(
  linkedUrl: string | null,
  { isStored, choose, look }: LinkedPackTools,
): LinkedPack {
  const packUrl = signal(linkedUrl);
  return {
    packUrl,
    accept() {
      const url = packUrl.peek();
      packUrl.value = null;
      if (url === null) return;
      if (isStored(url)) choose(url);
      else look(url);
    },
    dismiss() {
      packUrl.value = null;
    },
  };
}
