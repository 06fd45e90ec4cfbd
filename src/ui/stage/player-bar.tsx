import type { ComponentChildren, JSX } from 'preact';
import { seekTo, stepFrames, type Playback } from '../../app/playback';
import type { StageState } from '../../app/stage-state';
import { Button } from '../controls/button';
import '../controls/slider.css';
import { toggleFullScreen, useFullScreen } from './full-screen';
import './player-bar.css';

export interface PlayerBarProps {
  readonly playback: Playback;
  readonly stage: StageState;
  /** Whether it can be looked through, but does not play now. */
  readonly isResting?: boolean;
  /** Buttons of what plays alone, before zoom and full screen. */
  readonly children?: ComponentChildren;
}

/** Play and pause, the place in the clip, a frame at a time, and how large it is seen. */
export function PlayerBar({
  playback,
  stage,
  isResting = false,
  children,
}: PlayerBarProps): JSX.Element {
  return (
    <div class="player-bar" role="group" aria-label="Player">
      <Transport playback={playback} isResting={isResting} />
      <Place playback={playback} />
      <div class="player-buttons">
        {children}
        <LookButtons stage={stage} />
      </div>
    </div>
  );
}

interface TransportProps {
  readonly playback: Playback;
  readonly isResting: boolean;
}

function Transport({ playback, isResting }: TransportProps): JSX.Element {
  const isPlaying = playback.isPlaying.value;
  return (
    <div class="player-buttons">
      <Button
        kind="quiet"
        icon="start"
        label="To the start"
        shortcut="start"
        onPress={() => seekTo(playback, 0)}
      />
      <Button
        kind="quiet"
        icon="frame-back"
        label="One frame back"
        shortcut="frameBack"
        onPress={() => stepFrames(playback, -1)}
      />
      <Button
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        shortcut="play"
        testId="play"
        isDisabled={isResting}
        onPress={playback.toggle}
      />
      <Button
        kind="quiet"
        icon="frame-on"
        label="One frame on"
        shortcut="frameOn"
        onPress={() => stepFrames(playback, 1)}
      />
      <Button
        kind="quiet"
        icon="end"
        label="To the end"
        shortcut="end"
        onPress={() => seekTo(playback, Number.POSITIVE_INFINITY)}
      />
    </div>
  );
}

function Place({ playback }: { readonly playback: Playback }): JSX.Element {
  const last = Math.max(1, playback.frameCount.value - 1);
  const frame = Math.min(last, playback.frame.value);
  const seconds = `${(frame / playback.framesPerSecond).toFixed(1)} s`;
  return (
    <div class="player-place">
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
        onInput={(event) => playback.seek(event.currentTarget.valueAsNumber)}
      />
      <span class="player-time" aria-hidden="true">
        {seconds} <small data-testid="frame">{frame}</small>
      </span>
    </div>
  );
}

function LookButtons({ stage }: { readonly stage: StageState }): JSX.Element {
  const isFull = useFullScreen();
  const isFitted = stage.zoom.value === null;
  return (
    <>
      <Button
        kind="quiet"
        icon="zoom"
        label="Pixel for pixel"
        shortcut="pixels"
        isPressed={!isFitted}
        onPress={() => stage.zoomTo(isFitted ? 1 : null)}
      />
      {document.fullscreenEnabled && (
        <Button
          kind="quiet"
          icon={isFull ? 'smaller-screen' : 'whole'}
          label={isFull ? 'Leave full screen' : 'Full screen'}
          shortcut="fullScreen"
          testId="full-screen"
          onPress={() => void toggleFullScreen()}
        />
      )}
    </>
  );
}
