import type { Studio } from '../../app/studio';
import { pickedFiles, readDroppedFiles } from '../packs/dropped-files';
import { isTextField } from '../shortcuts/text-field';

/**
 * Takes a picture that is pasted. Into a text field its words go instead, where it has any: cells
 * of a spreadsheet are copied as both.
 */
export function openPasted(studio: Studio, { clipboardData, target }: ClipboardEvent): void {
  if (!clipboardData) return;
  if (isTextField(target) && clipboardData.types.includes('text/plain')) return;
  void openFirst(studio, clipboardData.files, 'pasted photo');
}

/** Takes whatever is dropped on the page: a photo, a clip, a project, or a model’s folder. */
export async function openDropped(studio: Studio, transfer: DataTransfer): Promise<void> {
  // Read before anything is waited for: the transfer is empty afterwards.
  const folder = folderNameOf(transfer);
  const files = pickedFiles(transfer.files);
  const hasPicture = files.some(({ file }) => file.type.startsWith('image/'));
  if (!files.some(isManifest) && (hasPicture || folder === undefined)) {
    return openFirst(studio, transfer.files, 'dropped photo');
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

/**
 * Opens the first picture, or the first file of any kind so that its failure is told. Of several
 * it is said that the others were left.
 */
async function openFirst(studio: Studio, list: FileList, nameless: string): Promise<void> {
  // Read before anything is waited for: the list is empty afterwards.
  const files = [...list];
  const file = files.find(({ type }) => type.startsWith('image/')) ?? files[0];
  if (!file) return;
  const name = file.name || nameless;
  await studio.openFile(file, name);
  if (files.length === 1) return;
  const text = `One file at a time: of ${files.length} only “${name}” was taken.`;
  studio.toasts.show({ tone: 'news', text });
}

function folderNameOf({ items }: DataTransfer): string | undefined {
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  return entries.find((entry) => entry?.isDirectory === true)?.name;
}

function isManifest({ path }: { readonly path: string }): boolean {
  return path === 'pack.json' || path.endsWith('/pack.json');
}
