import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import { trimOf, type ShownEntry } from '../../app/sequence/sequence-view';
import '../controls/field.css';
import './trim-bar.css';

export interface TrimBarProps {
  readonly entry: ShownEntry;
  readonly sequence: SequenceEditor;
}

const PICTURES = 8;
const NAMES = { in: 'Begins at', out: 'Ends at' } as const;

/** The whole clip as a film strip, with a handle at either end of what is taken of it. */
export function TrimBar({ entry, sequence }: TrimBarProps): JSX.Element {
  const { durationSeconds } = trimOf(entry.clip);
  const share = (seconds: number): string => `${(seconds / durationSeconds) * 100}%`;
  const taken = entry.outSeconds - entry.inSeconds;
  return (
    <div class="field" role="group" aria-labelledby="trim-label">
      <div class="field-head">
        <span class="field-label" id="trim-label">
          Trim
        </span>
        <span class="field-value" data-testid="trim-length">
          {taken.toFixed(2)} of {durationSeconds.toFixed(2)} s
        </span>
      </div>
      <div
        class="trim"
        style={`--in: ${share(entry.inSeconds)}; --out: ${share(entry.outSeconds)}`}
      >
        <Pictures entry={entry} sequence={sequence} />
        <span class="trim-taken" />
        <TrimHandle end="in" entry={entry} sequence={sequence} />
        <TrimHandle end="out" entry={entry} sequence={sequence} />
      </div>
    </div>
  );
}

function TrimHandle({
  end,
  entry,
  sequence,
}: TrimBarProps & { readonly end: 'in' | 'out' }): JSX.Element {
  const { durationSeconds, framesPerSecond } = trimOf(entry.clip);
  const seconds = end === 'in' ? entry.inSeconds : entry.outSeconds;
  const frame = 1 / framesPerSecond;

  function trimTo(to: number): void {
    sequence.player.pause();
    sequence.trim(entry.id, end, to);
    const now = sequence.view.peek().entries.find(({ id }) => id === entry.id);
    if (now) sequence.player.seek(now.startFrame + (end === 'in' ? 0 : now.frameCount - 1));
  }

  function trimToPointer(event: PointerEvent, handle: HTMLElement): void {
    const bar = handle.parentElement?.getBoundingClientRect();
    if (bar) trimTo(((event.clientX - bar.left) / bar.width) * durationSeconds);
  }

  return (
    <div
      class={`trim-handle is-${end}`}
      role="slider"
      tabIndex={0}
      aria-label={NAMES[end]}
      aria-valuemin={0}
      aria-valuemax={durationSeconds}
      aria-valuenow={seconds}
      aria-valuetext={`${seconds.toFixed(2)} seconds`}
      data-testid={`trim-${end}`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const { currentTarget, pointerId } = event;
        if (currentTarget.hasPointerCapture(pointerId)) trimToPointer(event, currentTarget);
      }}
      onKeyDown={(event) => {
        const to = {
          ArrowLeft: seconds - frame,
          ArrowDown: seconds - frame,
          ArrowRight: seconds + frame,
          ArrowUp: seconds + frame,
          PageDown: seconds - 10 * frame,
          PageUp: seconds + 10 * frame,
          Home: 0,
          End: durationSeconds,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        trimTo(to);
      }}
    />
  );
}

function Pictures({ entry, sequence }: TrimBarProps): JSX.Element {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { clip } = entry;
  useEffect(() => {
    let isGone = false;
    void sequence.filmStrip(clip, PICTURES).then((pictures) => {
      if (!isGone && canvasRef.current) drawStrip(canvasRef.current, pictures);
      for (const picture of pictures) picture.close();
    });
    return () => {
      isGone = true;
    };
  }, [clip.id, sequence]);
  return <canvas ref={canvasRef} class="trim-pictures" aria-hidden="true" />;
}

/** Side by side, each cut to its share of the room from its middle. */
function drawStrip(canvas: HTMLCanvasElement, pictures: readonly ImageBitmap[]): void {
  const [first] = pictures;
  const context = canvas.getContext('2d');
  if (!first || !context) return;
  const { clientWidth, clientHeight } = canvas;
  canvas.height = first.height;
  canvas.width = Math.round((first.height * clientWidth) / clientHeight);
  const room = canvas.width / pictures.length;
  for (const [index, picture] of pictures.entries()) {
    const scale = Math.max(room / picture.width, 1);
    const width = room / scale;
    const height = picture.height / scale;
    const x = (picture.width - width) / 2;
    const y = (picture.height - height) / 2;
    context.drawImage(picture, x, y, width, height, index * room, 0, room, canvas.height);
  }
}
