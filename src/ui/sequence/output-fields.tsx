import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { frameRates } from '../../app/clip-draft';
import type { PixelSize } from '../../app/pixel-size';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import { Segmented } from '../controls/segmented';

/** Width and height of the videos that are asked for most. */
const SIZES = [
  [1920, 1080, 'full HD'],
  [1280, 720, 'HD'],
  [1080, 1920, 'Reels, TikTok, Stories'],
  [720, 1280, 'Reels, smaller'],
  [1080, 1350, 'feed'],
  [1080, 1080, 'square'],
] as const;

const FITS = [
  { value: 'cover', text: 'Fill', subtext: 'edges are cut' },
  { value: 'contain', text: 'Whole', subtext: 'black beside it' },
] as const;

/** What video the sequence becomes. */
export function OutputFields({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const { size, framesPerSecond, fit } = sequence.sequence.value;
  const { entries } = sequence.view.value;
  const first = entries[0]?.clip;
  const firstSize = first && `${first.video.widthPixels} × ${first.video.heightPixels}`;
  const firstRate = first?.record.settings.framesPerSecond;
  const id = useId();
  return (
    <details class="sequence-output">
      <summary>Size and rate of the video</summary>
      <div class="field">
        <label class="field-label" for={`${id}-size`}>
          Size
        </label>
        <select
          class="text-input"
          id={`${id}-size`}
          value={size ? `${size.widthPixels}x${size.heightPixels}` : ''}
          onChange={(event) => {
            const [widthPixels, heightPixels] = event.currentTarget.value.split('x').map(Number);
            const isChosen = widthPixels && heightPixels;
            sequence.setFormat({ size: isChosen ? { widthPixels, heightPixels } : null });
          }}
        >
          <option value="">As the first clip, {firstSize}</option>
          {size && !isOffered(size) && (
            <option value={`${size.widthPixels}x${size.heightPixels}`}>
              {size.widthPixels} × {size.heightPixels}
            </option>
          )}
          {SIZES.map(([width, height, use]) => (
            <option key={use} value={`${width}x${height}`}>
              {width} × {height}, {use}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label class="field-label" for={`${id}-rate`}>
          Frames a second
        </label>
        <select
          class="text-input"
          id={`${id}-rate`}
          value={framesPerSecond ?? ''}
          onChange={(event) => {
            const chosen = Number(event.currentTarget.value);
            sequence.setFormat({ framesPerSecond: chosen === 0 ? null : chosen });
          }}
        >
          <option value="">As the first clip, {firstRate}</option>
          {frameRates.map((rate) => (
            <option key={rate} value={rate}>
              {rate}
            </option>
          ))}
        </select>
      </div>
      <Segmented
        label="Clips of another shape"
        columns={2}
        options={FITS}
        value={fit}
        onChange={(chosen) => sequence.setFormat({ fit: chosen })}
      />
    </details>
  );
}

function isOffered({ widthPixels, heightPixels }: PixelSize): boolean {
  return SIZES.some(([width, height]) => width === widthPixels && height === heightPixels);
}
