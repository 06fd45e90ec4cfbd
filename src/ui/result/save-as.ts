import type { NamedFile } from '../../app/library/clip-opening';

/** How an attempt to give a file away went; `dismissed` is the person's own choice. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'failed'; readonly problem: string };

/** Whether the browser lets a page write where the person wants it (File System Access). */
export function canSaveAs(): boolean {
  return typeof Reflect.get(globalThis, 'showSaveFilePicker') === 'function';
}

/** Asks where to, and writes there piece by piece: nothing of the file is held in memory. */
export async function saveAs({ file, name }: NamedFile): Promise<Outcome> {
  return attempt('The file could not be written there.', async () => {
    const pick: unknown = Reflect.get(globalThis, 'showSaveFilePicker');
    if (typeof pick !== 'function') throw new Error('This browser has no dialogue for it.');
    const types = [{ accept: { [file.type]: [name.slice(name.lastIndexOf('.'))] } }];
    const options = { suggestedName: name, types };
    const handle: unknown = await Reflect.apply(pick, globalThis, [options]);
    if (!(handle instanceof FileSystemFileHandle)) throw new Error('No file was given.');
    await file.stream().pipeTo(await handle.createWritable());
  });
}

/** Whether the system's share sheet takes this file. */
export function canShare(named: NamedFile): boolean {
  // Not in every browser, whatever the types say.
  const asks: unknown = Reflect.get(navigator, 'canShare');
  return typeof asks === 'function' && navigator.canShare({ files: [sharedFile(named)] });
}

export async function share(named: NamedFile): Promise<Outcome> {
  return attempt('The video could not be shared. Download it and send it from there.', () =>
    navigator.share({ files: [sharedFile(named)] }),
  );
}

/** @param drawing of a PNG, which is waited for: the press must not have passed by then */
export async function copyPicture(drawing: Promise<Blob>): Promise<Outcome> {
  return attempt('The picture could not be copied. Save it instead.', () =>
    navigator.clipboard.write([new ClipboardItem({ 'image/png': drawing })]),
  );
}

function sharedFile({ file, name }: NamedFile): File {
  return new File([file], name, { type: file.type });
}

async function attempt(problem: string, task: () => Promise<void>): Promise<Outcome> {
  try {
    await task();
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'dismissed' };
    const reason = error instanceof Error ? ` ${error.message}` : '';
    return { kind: 'failed', problem: `${problem}${reason}` };
  }
}
