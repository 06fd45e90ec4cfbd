import type { JSX, RefObject } from 'preact';
import type { Studio } from '../../app/studio';

export interface FileInputProps {
  readonly studio: Studio;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly accept: string;
  readonly label: string;
  readonly testId: string;
}

/** A file dialogue, opened by a click on its hidden input; what is chosen goes to the studio. */
export function FileInput(props: FileInputProps): JSX.Element {
  const { studio, inputRef, accept, label, testId } = props;
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      data-testid={testId}
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
