import { oldestPageMs } from '../../src/contract/page-lock';
import { holdForLife } from '../hold-for-life';
import { StudioError } from '../studio-error';

/** A file on the disk that is written piece by piece, so that a long clip needs no memory. */
export interface SpillFile {
  readonly sizeBytes: number;
  /** @throws StudioError `storage-full` */
  write(data: Uint8Array<ArrayBuffer>, atBytes: number): void;
  /** What was written there; before `finish`. */
  read(atBytes: number, sizeBytes: number): Uint8Array<ArrayBuffer>;
  /** Ends the writing. The file lies on the disk for as long as this worker lives, or its page. */
  finish(): Promise<File>;
  /** Removes the file, unless it was finished. */
  discard(): void;
}

const FOLDER = 'enliven-spill';
/** Lies beside a file that was finished, as an empty one of its name and this. */
const FINISHED = '.finished';
const lockOf = (name: string): string => `${FOLDER}/${name}`;

/**
 * Opens a file in the origin private file system (File System standard, in a worker alone).
 *
 * @throws DOMException where the browser has no such file system, or has it forbidden
 */
export async function openSpillFile(): Promise<SpillFile> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const name = `${Date.now()}-${crypto.randomUUID()}`;
  await holdForLife(lockOf(name));
  const file = await folder.getFileHandle(name, { create: true });
  const access = await file.createSyncAccessHandle();
  let sizeBytes = 0;
  let isOpen = true;
  const close = (): void => {
    isOpen = false;
    access.close();
  };
  return {
    get sizeBytes() {
      return sizeBytes;
    },
    write: (data, atBytes) => {
      writeAll(access, data, atBytes);
      sizeBytes = Math.max(sizeBytes, atBytes + data.length);
    },
    read: (atBytes, readBytes) => {
      const data = new Uint8Array(readBytes);
      access.read(data, { at: atBytes });
      return data;
    },
    finish: async () => {
      access.flush();
      close();
      await folder.getFileHandle(`${name}${FINISHED}`, { create: true });
      return file.getFile();
    },
    discard: () => {
      if (!isOpen) return;
      close();
      // What stays is removed with the next file that is opened.
      folder.removeEntry(name).catch(() => {});
    },
  };
}

/**
 * Removes what nobody needs any more: files whose worker has died, for each holds a lock of the
 * file's name while it lives. A finished one stays as long as the page that may offer it is open.
 * They take up room that the next file may need, so ask for that afterwards.
 */
export async function removeOrphans(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER).catch(() => undefined);
  if (!folder) return;
  // Listed first: a file that is begun meanwhile has had its lock before.
  const names = new Set<string>();
  for await (const name of folder.keys()) names.add(name);
  const { held = [] } = await navigator.locks.query();
  const locks = new Set(held.flatMap(({ name }) => name ?? []));
  const pageMs = oldestPageMs(locks);
  for (const name of new Set([...names].map((each) => each.replace(FINISHED, '')))) {
    const isOffered = names.has(`${name}${FINISHED}`) && begunMs(name) >= pageMs;
    if (isOffered || locks.has(lockOf(name))) continue;
    for (const entry of [name, `${name}${FINISHED}`]) {
      await folder.removeEntry(entry).catch(() => {});
    }
  }
}

/** Names begin with the time at which the file was begun, milliseconds since 1970. */
function begunMs(name: string): number {
  return Number.parseInt(name, 10) || 0;
}

/** A disk that fills up refuses, or takes a part alone (File System standard, `write`). */
function writeAll(
  access: FileSystemSyncAccessHandle,
  data: Uint8Array<ArrayBuffer>,
  atBytes: number,
): void {
  let writtenBytes = 0;
  try {
    writtenBytes = access.write(data, { at: atBytes });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') throw full(cause);
    throw cause;
  }
  if (writtenBytes < data.length) throw full(`${writtenBytes} of ${data.length} bytes`);
}

function full(cause: unknown): StudioError {
  return new StudioError(
    'storage-full',
    'The space that the browser allows ran out while the video was being written. Free some and try again, or make a shorter or smaller clip.',
    'free-space',
    { cause },
  );
}
