/** Reads a response's body in portions of the caller's choice. */
export interface BodyReader {
  /**
   * Fills the array from its start.
   *
   * @param onBytes called for each piece that the network delivers
   * @returns bytes filled: fewer than asked for only where the body ends
   */
  readInto(target: Uint8Array, onBytes: (bytes: number) => void): Promise<number>;
  /** Gives the connection back, also in the middle of the body. */
  dispose(): void;
}

export function createBodyReader(response: Response): BodyReader {
  const reader = response.body?.getReader();
  let rest = new Uint8Array(0);

  const nextPiece = async (): Promise<Uint8Array | undefined> => {
    if (rest.length > 0) return rest;
    const read = await reader?.read();
    return read?.value;
  };

  return {
    readInto: async (target, onBytes) => {
      let filled = 0;
      while (filled < target.length) {
        const piece = await nextPiece();
        if (!piece) break;
        const taken = piece.subarray(0, target.length - filled);
        target.set(taken, filled);
        rest = piece.slice(taken.length);
        filled += taken.length;
        onBytes(taken.length);
      }
      return filled;
    },
    dispose: () => {
      if (reader) void endReading(reader).catch(() => undefined);
    },
  };
}

/** A body that was read to its last byte still has its end to come; cancelling would be an abort. */
async function endReading(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const { done } = await reader.read();
  if (!done) await reader.cancel();
}
