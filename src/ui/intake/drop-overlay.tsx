import type { JSX } from 'preact';
import { Icon } from '../icons/icon';
import './drop-overlay.css';

/** Shown over the whole page while a file is held over it. */
export function DropOverlay(): JSX.Element {
  return (
    <div class="drop-overlay" data-testid="drop-overlay">
      <Icon name="photo" />
      Drop it anywhere
    </div>
  );
}
