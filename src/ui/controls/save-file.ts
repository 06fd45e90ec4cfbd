import type { NamedFile } from '../../app/library/clip-opening';

/** The browser reads the file after the press has returned. */
const REVOKED_AFTER_MS = 60_000;

/** Has the browser save a file as it saves a download. */
export function saveFile({ file, name }: NamedFile): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKED_AFTER_MS);
}
