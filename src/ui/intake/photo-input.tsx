import type { JSX, RefObject } from 'preact';
import type { Studio } from '../../app/studio';
import { FileInput } from './file-input';

/** Types that are offered in the file dialogue; what a file really is, its bytes say. */
const acceptedTypes =
  'image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif,.heic,.heif';

export interface PhotoInputProps {
  readonly studio: Studio;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** The file dialogue behind every "choose a photo" button. */
export function PhotoInput({ studio, inputRef }: PhotoInputProps): JSX.Element {
  return (
    <FileInput
      studio={studio}
      inputRef={inputRef}
      accept={acceptedTypes}
      label="Photo"
      testId="photo-input"
    />
  );
}
