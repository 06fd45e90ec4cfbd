import { useEffect, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';

/** Takes photos that are dropped anywhere or pasted. True while a file is held over the page. */
export function usePhotoDrop(studio: Studio): boolean {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    // Entering a child fires before leaving its parent: count, to know when the page is left.
    let depth = 0;

    function end(): void {
      depth = 0;
      setOver(false);
    }

    addEventListener(
      'dragenter',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        depth += 1;
        setOver(true);
      },
      { signal },
    );
    addEventListener(
      'dragover',
      (event) => {
        if (carriesFiles(event.dataTransfer)) event.preventDefault();
      },
      { signal },
    );
    addEventListener(
      'dragleave',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        depth -= 1;
        if (depth <= 0) end();
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        end();
        openFirst(studio, event.dataTransfer, 'dropped photo');
      },
      { signal },
    );
    addEventListener('paste', (event) => openFirst(studio, event.clipboardData, 'pasted photo'), {
      signal,
    });
    return () => listeners.abort();
  }, [studio]);

  return isOver;
}

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** Opens the first picture, or the first file of any kind so that its failure is told. */
function openFirst(studio: Studio, transfer: DataTransfer | null, nameless: string): void {
  const files = [...(transfer?.files ?? [])];
  const file = files.find((candidate) => candidate.type.startsWith('image/')) ?? files[0];
  if (file) void studio.openFile(file, file.name || nameless);
}
