/** Read at once: the heads of many small boxes lie in it. */
const WINDOW_BYTES = 64 * 1024;
/** More boxes than any clip has; a damaged file of nothing but heads is not walked to its end. */
export const MOST_BOXES = 100_000;

/** A file that is read a piece at a time, however large it is. */
export interface FileWindow {
  readonly sizeBytes: number;
  /** Fewer bytes where the file ends before. Rejects where the file cannot be read. */
  read(startBytes: number, sizeBytes: number): Promise<Uint8Array>;
}

/** Where in a file a record lies. */
export interface RecordPlace {
  readonly startBytes: number;
  /** As the file says: it may end before. */
  readonly sizeBytes: number;
}

export function openFileWindow(file: Blob): FileWindow {
  let held = new Uint8Array();
  let heldAt = 0;
  return {
    sizeBytes: file.size,
    async read(startBytes, sizeBytes) {
      const endBytes = Math.min(file.size, startBytes + sizeBytes);
      if (startBytes < heldAt || endBytes > heldAt + held.length) {
        const piece = file.slice(startBytes, Math.max(endBytes, startBytes + WINDOW_BYTES));
        held = new Uint8Array(await piece.arrayBuffer());
        heldAt = startBytes;
      }
      return held.subarray(startBytes - heldAt, endBytes - heldAt);
    },
  };
}
