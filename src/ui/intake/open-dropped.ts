import type { Studio } from '../../app/studio';
import { pickedFiles, readDroppedFiles } from '../packs/dropped-files';

/** Takes whatever is dropped on the page: a photo, a clip, a project, or a model’s folder. */
export async function openDropped(studio: Studio, transfer: DataTransfer): Promise<void> {
  // Read before anything is waited for: the transfer is empty afterwards.
  const folder = folderNameOf(transfer);
  const files = pickedFiles(transfer.files);
  const hasPicture = files.some(({ file }) => file.type.startsWith('image/'));
  if (!files.some(isManifest) && (hasPicture || folder === undefined)) {
    return openFirst(studio, transfer, 'dropped photo');
  }
  const found = await readDroppedFiles(transfer);
  if (found.some(isManifest)) {
    void studio.packs.open();
    return studio.packs.lookAtFiles(found);
  }
  studio.toasts.show({
    tone: 'problem',
    text: `“${folder}” is no model’s folder: there is no pack.json in it. Drop a photo, a clip or a project of Enliven, or the folder of a model.`,
  });
}

/** Opens the first picture, or the first file of any kind so that its failure is told. */
export function openFirst(studio: Studio, transfer: DataTransfer | null, nameless: string): void {
  const files = [...(transfer?.files ?? [])];
  const file = files.find((candidate) => candidate.type.startsWith('image/')) ?? files[0];
  if (file) void studio.openFile(file, file.name || nameless);
}

function folderNameOf({ items }: DataTransfer): string | undefined {
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  return entries.find((entry) => entry?.isDirectory === true)?.name;
}

function isManifest({ path }: { readonly path: string }): boolean {
  return path === 'pack.json' || path.endsWith('/pack.json');
}
