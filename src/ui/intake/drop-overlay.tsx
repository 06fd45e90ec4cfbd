import type { JSX } from 'preact';
import { Icon } from '../icons/icon';
import './drop-overlay.css';

/** Shown over the whole page while a file is held over it. */
export function DropOverlay({ isBusy }: { readonly isBusy: boolean }): JSX.Element {
  return (
    <div class="drop-overlay" data-testid="drop-overlay">
      <Icon name="photo" />
      {isBusy ? 'A clip is being made: cancel it first' : 'Drop it anywhere'}
    </div>
  );
}
