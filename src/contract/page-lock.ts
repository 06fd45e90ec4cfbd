const PREFIX = 'enliven-page ';

/**
 * The lock (Web Locks) that a page holds for as long as it is open: what its workers wrote for it
 * outlives them.
 *
 * @param openedMs since 1970
 */
export function pageLockName(openedMs: number): string {
  return `${PREFIX}${Math.round(openedMs)}`;
}

/** When the page that is open longest was opened, milliseconds since 1970; `Infinity` for none. */
export function oldestPageMs(heldLocks: Iterable<string>): number {
  const pages = [...heldLocks].filter((name) => name.startsWith(PREFIX));
  return Math.min(...pages.map((name) => Number(name.slice(PREFIX.length))));
}
