import { signal, type ReadonlySignal } from '@preact/signals';
import type { PageOptions } from '../page-options';
import { parseAddress } from '../../contract/parse-address';
import type { TextStore } from '../text-store';

/** Which model makes the clips. */
export interface PackChoice {
  readonly packUrl: ReadonlySignal<string>;
  readonly ownPackUrl: string;
  /** Empty for the app's own: what is measured of one model says nothing of another. */
  rateNameOf(packUrl: string): string;
  /** Remembered for the next visit. */
  choose(packUrl: string): void;
}

const STORE_KEY = 'enliven.pack';

/** The address names a model for this visit; else what was chosen last; else the app's own. */
export function createPackChoice(page: PageOptions, store: TextStore): PackChoice {
  const { ownPackUrl, isPackNamed, studio } = page;
  const chosen = isPackNamed ? null : store.getItem(STORE_KEY);
  const packUrl = signal(isPackUrl(chosen) ? chosen : studio.packUrl);
  return {
    packUrl,
    ownPackUrl,
    rateNameOf: (of) => (of === ownPackUrl ? '' : of),
    choose(next) {
      packUrl.value = next;
      // Not its address: the app may be moved, and its own model with it.
      store.setItem(STORE_KEY, next === ownPackUrl ? '' : next);
    },
  };
}

function isPackUrl(text: string | null): text is string {
  const protocol = text === null ? undefined : parseAddress(text)?.protocol;
  return protocol !== undefined && ['http:', 'https:', 'local:'].includes(protocol);
}
