import '../theme/tokens.css';
import '../theme/base.css';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { Announcer } from '../announcer/announcer';
import { DropOverlay } from '../intake/drop-overlay';
import { PhotoInput } from '../intake/photo-input';
import { usePhotoDrop } from '../intake/use-photo-drop';
import { PacksGate } from '../packs/packs-gate';
import { LibraryDialog } from '../library/library-dialog';
import { ShortcutSheet } from '../shortcuts/shortcut-sheet';
import { useShortcuts } from '../shortcuts/use-shortcuts';
import { LazySequence } from '../sequence/lazy-sequence';
import { Stage } from '../stage/stage';
import { ToastBar } from '../toast/toast-bar';
import { PageHeader } from './page-header';
import { SidePanel } from './side-panel';
import { useEditSteps } from './use-edit-steps';
import { useLeaveWarning } from './use-leave-warning';
// Last: it arranges what the others have drawn.
import './page.css';

/** The whole page. */
export function Page({ studio }: { readonly studio: Studio }): JSX.Element {
  const inputRef = useRef<HTMLInputElement>(null);
  const [isLibraryOpen, setLibraryOpen] = useState(false);
  const isSequenceOpen = studio.sequence.isOpen.value;
  useEffect(() => {
    if (isSequenceOpen) setLibraryOpen(false);
  }, [isSequenceOpen]);
  const isFileOver = usePhotoDrop(studio);
  const [isSheetOpen, setSheetOpen] = useState(false);
  useEditSteps(studio.draft.history);
  useLeaveWarning(studio);
  const pick = () => inputRef.current?.click();
  const help = () => setSheetOpen(true);
  useShortcuts(studio, { pick, help });
  return (
    <>
      <a class="skip-link" href="#stage">
        Skip to the stage
      </a>
      <a class="skip-link" href="#controls">
        Skip to the controls
      </a>
      <div class="page">
        <PageHeader studio={studio} onLibrary={() => setLibraryOpen(true)} onShortcuts={help} />
        <main class="page-main">
          <Stage studio={studio} onPick={pick} />
          <SidePanel studio={studio} onPick={pick} />
        </main>
      </div>
      <PhotoInput studio={studio} inputRef={inputRef} />
      <Announcer studio={studio} />
      {isSequenceOpen ? (
        <LazySequence studio={studio} />
      ) : isLibraryOpen ? (
        <LibraryDialog studio={studio} onClosed={() => setLibraryOpen(false)} />
      ) : (
        // Below a dialogue they could not be reached: each has its own.
        !isSheetOpen && !studio.packs.isOpen.value && <ToastBar toasts={studio.toasts} />
      )}
      {isSheetOpen && (
        <ShortcutSheet
          letterKeys={studio.letterKeys}
          toasts={studio.toasts}
          onClosed={() => setSheetOpen(false)}
        />
      )}
      <PacksGate studio={studio} />
      {isFileOver && <DropOverlay />}
    </>
  );
}
