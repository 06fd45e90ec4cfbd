import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './thumbnail.css';

/** The picture that a clip begins with. */
export function Thumbnail({ picture }: { readonly picture: Blob }): JSX.Element {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <span class="kept-picture">
      {url && <img src={url} alt="" decoding="async" draggable={false} />}
    </span>
  );
}
