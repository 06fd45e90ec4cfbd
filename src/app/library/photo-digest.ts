/** Names photos by what is in their file, each file read once. */
export interface PhotoDigest {
  /** Lower-case hex SHA-256. Rejects with a DOMException if the file has gone. */
  sha256Of(file: Blob): Promise<string>;
}

export function createPhotoDigest(): PhotoDigest {
  const known = new WeakMap<Blob, Promise<string>>();
  return {
    sha256Of(file) {
      const digest = known.get(file) ?? digestOf(file);
      known.set(file, digest);
      digest.catch(() => known.delete(file));
      return digest;
    },
  };
}

async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
