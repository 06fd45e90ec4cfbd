import type { AnimateOptions } from './animate-options';
import { CHOSEN_PACK_ROUTE } from './serve-app';

/** The page's address with everything that the command line asked for; the page keeps nothing. */
export function pageAddress(appUrl: string, options: AnimateOptions): string {
  const url = new URL(appUrl);
  for (const [name, value] of Object.entries(options.settings)) url.searchParams.set(name, value);
  url.searchParams.set('keep', '0');
  if (options.packFolder !== undefined) url.searchParams.set('pack', `${CHOSEN_PACK_ROUTE}/`);
  return url.href;
}
