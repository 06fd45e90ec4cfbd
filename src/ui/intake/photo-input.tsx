import type { JSX, RefObject } from 'preact';
import type { Studio } from '../../app/studio';

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
    <input
      ref={inputRef}
      type="file"
      hidden
      accept={acceptedTypes}
      aria-label="Photo"
      data-testid="photo-input"
      onChange={(event) => {
        const input = event.currentTarget;
        const file = input.files?.[0];
        if (file) void studio.openFile(file, file.name);
        // The same file can be chosen again.
        input.value = '';
      }}
    />
  );
}
