import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import { Button } from '../controls/button';
import '../controls/slider.css';
import { FailureNotice } from '../failure/failure-notice';
import { clockText } from './clock-text';

/** The sequence as it will be written, with its place and its play button. */
export function SequencePreview({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const { player } = sequence;
  const { format } = sequence.view.value;
  const [attempt, setAttempt] = useState(0);
  const failure = player.failure.value;
  return (
    <section class="sequence-preview" aria-label="Preview">
      <div class="sequence-screen" style={`--ratio: ${format.widthPixels / format.heightPixels}`}>
        <Screen key={attempt} sequence={sequence} />
        {failure && (
          <div class="sequence-alert">
            <FailureNotice failure={failure} onAct={() => setAttempt(attempt + 1)} />
          </div>
        )}
      </div>
      <Transport sequence={sequence} />
    </section>
  );
}

/** A canvas is given away for good: another worker needs another one. */
function Screen({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { player } = sequence;
  useEffect(() => {
    if (canvasRef.current) return player.attach(canvasRef.current);
    return undefined;
  }, [player]);
  return (
    <canvas
      ref={canvasRef}
      role="img"
      aria-label="The sequence"
      data-testid="sequence-canvas"
      data-frame={player.frame.value}
    />
  );
}

function Transport({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const { player } = sequence;
  const { timeline, format } = sequence.view.value;
  const isPlaying = player.isPlaying.value;
  const last = Math.max(1, timeline.frameCount - 1);
  const frame = Math.min(last, player.frame.value);
  const now = clockText(frame / format.framesPerSecond);
  const total = clockText(timeline.frameCount / format.framesPerSecond);
  return (
    <div class="sequence-transport">
      <Button
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        testId="sequence-play"
        onPress={isPlaying ? player.pause : player.play}
      />
      <input
        class="slider"
        type="range"
        aria-label="Place in the sequence"
        aria-valuetext={`${now} of ${total}`}
        min={0}
        max={last}
        step={1}
        value={frame}
        style={`--filled: ${(frame / last) * 100}%`}
        onInput={(event) => {
          player.pause();
          player.seek(event.currentTarget.valueAsNumber);
        }}
      />
      <span class="sequence-time" data-testid="sequence-time">
        {now} / {total}
      </span>
    </div>
  );
}
