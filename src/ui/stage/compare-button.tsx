import type { JSX } from 'preact';
import type { StageState } from '../../app/stage-state';
import { Icon } from '../icons/icon';
import { ariaKeys, shortcutText } from '../shortcuts/shortcut-text';
import '../controls/button.css';

/** Shows the photo while it is held; a tap or a press by keyboard keeps it shown. */
export function CompareButton({ stage }: { readonly stage: StageState }): JSX.Element {
  return (
    <button
      type="button"
      class="button button-quiet button-icon compare"
      aria-label="Show the photo"
      aria-pressed={stage.isCompared.value}
      aria-keyshortcuts={ariaKeys('compare')}
      title={`Hold to see the photo (${shortcutText('compare')})`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        stage.pressCompare();
      }}
      onPointerUp={stage.releaseCompare}
      onPointerCancel={stage.releaseCompare}
      onContextMenu={(event) => event.preventDefault()}
      onClick={({ detail }) => {
        // A pointer has been heard already; a keyboard and a screen reader click without one.
        if (detail === 0) stage.toggleCompare();
      }}
    >
      <Icon name="compare" />
    </button>
  );
}
