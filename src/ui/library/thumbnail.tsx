import type { JSX } from 'preact';
import { BlobPicture } from '../controls/blob-picture';
import './thumbnail.css';

/** The picture that a clip begins with, whole in a frame of one shape. */
export function Thumbnail({ picture }: { readonly picture: Blob }): JSX.Element {
  return (
    <span class="kept-picture">
      <BlobPicture picture={picture} />
    </span>
  );
}
