import type { PickedFile } from '../../contract/packs-api';

/** No pack has more; a home folder dropped by mistake is not read to its end. */
const MAXIMUM_FILES = 2000;

/** The files of what was dropped, folders read to their depth, each with its path. */
export async function readDroppedFiles(transfer: DataTransfer): Promise<readonly PickedFile[]> {
  // Asked for before anything is waited for: the transfer is empty afterwards.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  // Files that lie in no folder of a disk have no entries.
  if (entries.length === 0) return pickedFiles(transfer.files);
  const files: PickedFile[] = [];
  for (const entry of entries) await collect(entry, files);
  return files;
}

/** Those of a file dialogue; a folder's have their path within it. */
export function pickedFiles(list: FileList | null): readonly PickedFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function collect(entry: FileSystemEntry, files: PickedFile[]): Promise<void> {
  if (files.length >= MAXIMUM_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => {
      entry.file(resolve, () => resolve(null));
    });
    if (file) files.push({ path: entry.fullPath.replace(/^\//, ''), file });
  } else if (isFolder(entry)) {
    for (const child of await readFolder(entry)) await collect(child, files);
  }
}

/** A reader gives a folder's entries in portions, an empty one last. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (portion.length === 0 || entries.length >= MAXIMUM_FILES) return entries;
    entries.push(...portion);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
