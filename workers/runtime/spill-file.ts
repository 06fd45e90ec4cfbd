/** A file on the disk that is written piece by piece, so that a long clip needs no memory. */
export interface SpillFile {
  readonly sizeBytes: number;
  write(data: Uint8Array<ArrayBuffer>, atBytes: number): void;
  /** What was written there; before `finish`. */
  read(atBytes: number, sizeBytes: number): Uint8Array<ArrayBuffer>;
  /** Ends the writing. The file lies on the disk for as long as this worker lives. */
  finish(): Promise<File>;
  /** Removes the file, unless it was finished. */
  discard(): void;
}

const FOLDER = 'enliven-spill';
const lockOf = (name: string): string => `${FOLDER}/${name}`;

/**
 * Opens a file in the origin private file system (File System standard, in a worker alone), and
 * removes those whose worker has died: each holds a lock of the file's name while it lives.
 *
 * @throws DOMException where the browser has no such file system, or has it forbidden
 */
export async function openSpillFile(): Promise<SpillFile> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  await removeOrphans(folder);
  const name = crypto.randomUUID();
  void navigator.locks.request(lockOf(name), () => new Promise(() => {}));
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
      access.write(data, { at: atBytes });
      sizeBytes = Math.max(sizeBytes, atBytes + data.length);
    },
    read: (atBytes, readBytes) => {
      const data = new Uint8Array(readBytes);
      access.read(data, { at: atBytes });
      return data;
    },
    finish: () => {
      access.flush();
      close();
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

async function removeOrphans(folder: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map((lock) => lock.name));
  for await (const name of folder.keys()) {
    if (!alive.has(lockOf(name))) await folder.removeEntry(name).catch(() => {});
  }
}
