import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PacksState } from '../../app/packs/packs-state';
import { Button } from '../controls/button';
import '../controls/field.css';
import { pickedFiles } from './dropped-files';

/** A model from elsewhere: by its address, or from a folder on this device. */
export function AddPack({ packs }: { readonly packs: PacksState }): JSX.Element {
  const [address, setAddress] = useState('');
  const isLooking = packs.isLooking.value;
  const canLook = address.trim() !== '' && !isLooking;
  const look = () => {
    if (canLook) void packs.look(address);
  };
  return (
    <section class="packs-add" aria-labelledby="packs-add-title">
      <h3 id="packs-add-title">Add a model</h3>
      <form
        class="packs-address"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <div class="field">
          <label class="field-label" for="packs-address">
            Address of its folder
          </label>
          <input
            class="text-input"
            id="packs-address"
            type="url"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            placeholder="https://example.org/models/sky/"
            aria-describedby="packs-address-hint"
            value={address}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </div>
        <Button isDisabled={!canLook} testId="look" onPress={look}>
          {isLooking ? 'Looking …' : 'Look'}
        </Button>
      </form>
      <p class="field-hint" id="packs-address-hint">
        Its description is read first and shown; nothing else is fetched until you say so. The host
        has to allow it (CORS).
      </p>
      <div class="packs-files">
        <FilesButton packs={packs} isFolder>
          Choose a folder
        </FilesButton>
        <FilesButton packs={packs} isFolder={false}>
          Choose files
        </FilesButton>
        <p class="field-hint">or drop a model’s folder anywhere on the page.</p>
      </div>
    </section>
  );
}

interface FilesButtonProps {
  readonly packs: PacksState;
  readonly isFolder: boolean;
  readonly children: string;
}

function FilesButton({ packs, isFolder, children }: FilesButtonProps): JSX.Element {
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // File and Directory Entries API; not among the attributes that JSX knows.
    if (inputRef.current) inputRef.current.webkitdirectory = isFolder;
  }, [isFolder]);
  return (
    <>
      <Button icon={isFolder ? 'bring' : 'pack'} onPress={() => inputRef.current?.click()}>
        {children}
      </Button>
      <input
        ref={inputRef}
        type="file"
        hidden
        multiple
        aria-label={children}
        data-testid={isFolder ? 'pack-folder-input' : 'pack-files-input'}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = pickedFiles(input.files);
          if (files.length > 0) void packs.lookAtFiles(files);
          // The same folder can be chosen again.
          input.value = '';
        }}
      />
    </>
  );
}
