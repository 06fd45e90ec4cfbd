import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A picture that is held as a file; nothing until it is there. An ornament: it has no words. */
export function BlobPicture({ picture }: { readonly picture: Blob | null }): JSX.Element | null {
  const [url, setUrl] = useState('');
  useEffect(() => {
    if (!picture) return;
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url ? <img src={url} alt="" decoding="async" /> : null;
}
