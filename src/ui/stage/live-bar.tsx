import type { ComponentChildren, JSX } from 'preact';
import { PREVIEW_FRAMES_PER_SECOND } from '../../app/preview-settings';
import type { PreviewState } from '../../app/preview-state';
import { Button } from '../controls/button';
import '../controls/slider.css';

export interface LiveBarProps {
  readonly preview: PreviewState;
  readonly children?: ComponentChildren;
}

/** Play, pause and the place in the clip. */
export function LiveBar({ preview, children }: LiveBarProps): JSX.Element {
  const isPlaying = preview.isPlaying.value;
  const isHeld = preview.isHeld.value;
  return (
    <div class="live-bar">
      <Button
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        testId="play"
        isDisabled={isHeld}
        onPress={preview.toggle}
      />
      {isHeld ? (
        <p class="live-held" role="status" data-testid="live-held">
          Live stands still while a clip is made, and goes on by itself.
        </p>
      ) : (
        <Place preview={preview} />
      )}
      {children}
    </div>
  );
}

function Place({ preview }: { readonly preview: PreviewState }): JSX.Element {
  const last = Math.max(1, preview.frameCount.value - 1);
  const frame = Math.min(last, preview.frame.value);
  const seconds = `${(frame / PREVIEW_FRAMES_PER_SECOND).toFixed(1)} s`;
  return (
    <>
      <input
        class="slider"
        type="range"
        aria-label="Place in the clip"
        aria-valuetext={seconds}
        min={0}
        max={last}
        step={1}
        value={frame}
        style={`--filled: ${(frame / last) * 100}%`}
        onInput={(event) => preview.seek(event.currentTarget.valueAsNumber)}
      />
      <span class="live-time" aria-hidden="true">
        {seconds}
      </span>
    </>
  );
}
