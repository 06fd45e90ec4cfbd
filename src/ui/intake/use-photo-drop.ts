import { useLayoutEffect, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { openDropped, openPasted } from './open-dropped';

/** Takes what is dropped anywhere, and photos that are pasted. True while a file is held over the page. */
export function usePhotoDrop(studio: Studio): boolean {
  const [isOver, setOver] = useState(false);

  // At once: a file may be on its way to the page while it is drawn.
  useLayoutEffect(() => {
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
        if (event.dataTransfer) void openDropped(studio, event.dataTransfer);
      },
      { signal },
    );
    addEventListener('paste', (event) => openPasted(studio, event), { signal });
    return () => listeners.abort();
  }, [studio]);

  return isOver;
}

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}
