/** Names photos by what is in their file, each file read once. */
export interface PhotoDigest {
  /** Lower-case hex SHA-256. Rejects with a DOMException if the file has gone. */
  sha256Of(file: Blob): Promise<string>;
  /** The same; of a file that has gone, a name of its own. */
  idOf(file: Blob): Promise<string>;
  /** Whether a photo, if there is one, is what the other file holds. */
  isSame(one: Blob | undefined, other: Blob): Promise<boolean>;
}

export function createPhotoDigest(): PhotoDigest {
  const known = new WeakMap<Blob, Promise<string>>();
  const standIns = new WeakMap<Blob, string>();

  function sha256Of(file: Blob): Promise<string> {
    const digest = known.get(file) ?? digestOf(file);
    known.set(file, digest);
    digest.catch(() => known.delete(file));
    return digest;
  }

  function standInOf(file: Blob): string {
    const name = standIns.get(file) ?? crypto.randomUUID();
    standIns.set(file, name);
    return name;
  }

  const idOf = (file: Blob): Promise<string> => sha256Of(file).catch(() => standInOf(file));

  return {
    sha256Of,
    idOf,
    isSame: async (one, other) =>
      one === other || (one !== undefined && (await idOf(one)) === (await idOf(other))),
  };
}

async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
