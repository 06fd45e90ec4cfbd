/**
 * An address, or null where a text is none. `URL.parse` does the same, but Chrome has it from
 * version 126 only: newer than what the app asks for.
 */
export function parseAddress(text: string, base?: URL): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}
