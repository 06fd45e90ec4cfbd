import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { MAXIMUM_TITLE_LENGTH } from '../../app/sequence/sequence';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import type { ShownEntry } from '../../app/sequence/sequence-view';
import type { SequenceTitle } from '../../contract/sequence';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';

export interface TitleFieldsProps {
  readonly entry: ShownEntry;
  readonly sequence: SequenceEditor;
}

const POSITIONS = [
  { value: 'top', text: 'Top' },
  { value: 'middle', text: 'Middle' },
  { value: 'bottom', text: 'Bottom' },
] as const;
const SIZES = [
  { value: 'small', text: 'Small' },
  { value: 'medium', text: 'Medium' },
  { value: 'large', text: 'Large' },
] as const;
const COLOURS = [
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const;
const MOST_FADE_SECONDS = 2;

/** Words over the clip: what they say, where, how large, and for how long. */
export function TitleFields({ entry, sequence }: TitleFieldsProps): JSX.Element {
  const id = useId();
  const seconds = entry.frameCount / sequence.view.value.format.framesPerSecond;
  const { title } = entry;

  function write(text: string): void {
    if (text === '') sequence.setTitle(entry.id, null);
    else sequence.setTitle(entry.id, { ...(title ?? usualTitle(seconds)), text });
    // Where the words are seen, for at the beginning they still fade in.
    if (!title) sequence.player.seek(entry.startFrame + Math.floor(entry.frameCount / 2));
  }

  return (
    <>
      <div class="field">
        <label class="field-label" for={id}>
          Title
        </label>
        <textarea
          class="text-input sequence-words"
          id={id}
          rows={2}
          maxLength={MAXIMUM_TITLE_LENGTH}
          placeholder="Words over the clip"
          value={title?.text ?? ''}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </div>
      {title && (
        <TitleLook
          title={title}
          seconds={seconds}
          onChange={(patch) => sequence.setTitle(entry.id, { ...title, ...patch })}
        />
      )}
    </>
  );
}

interface TitleLookProps {
  readonly title: SequenceTitle;
  /** Of the part. */
  readonly seconds: number;
  onChange(patch: Partial<SequenceTitle>): void;
}

function TitleLook({ title, seconds, onChange }: TitleLookProps): JSX.Element {
  const until = Math.min(title.outSeconds, seconds);
  // In the slider's steps, so that its thumb reaches the end.
  const most = Math.ceil(seconds * 10) / 10;
  return (
    <>
      <Segmented
        label="Where"
        columns={3}
        options={POSITIONS}
        value={title.position}
        onChange={(position) => onChange({ position })}
      />
      <Segmented
        label="Size of the words"
        columns={3}
        options={SIZES}
        value={title.size}
        onChange={(size) => onChange({ size })}
      />
      <Segmented
        label="Colour"
        columns={2}
        options={COLOURS}
        value={title.colour}
        onChange={(colour) => onChange({ colour })}
      />
      <Slider
        label="Comes at"
        value={Math.min(title.inSeconds, seconds)}
        least={0}
        most={most}
        step={0.1}
        valueText={`${title.inSeconds.toFixed(1)} s`}
        onChange={(inSeconds) => onChange({ inSeconds, outSeconds: Math.max(until, inSeconds) })}
      />
      <Slider
        label="Goes at"
        value={until >= seconds ? most : until}
        least={0}
        most={most}
        step={0.1}
        valueText={until >= seconds ? 'the end' : `${until.toFixed(1)} s`}
        onChange={(outSeconds) =>
          onChange({ outSeconds, inSeconds: Math.min(title.inSeconds, outSeconds) })
        }
      />
      <Slider
        label="Fades for"
        value={title.fadeSeconds}
        least={0}
        most={MOST_FADE_SECONDS}
        step={0.1}
        valueText={title.fadeSeconds === 0 ? 'not at all' : `${title.fadeSeconds.toFixed(1)} s`}
        onChange={(fadeSeconds) => onChange({ fadeSeconds })}
      />
    </>
  );
}

function usualTitle(seconds: number): SequenceTitle {
  return {
    text: '',
    position: 'bottom',
    size: 'medium',
    colour: 'light',
    inSeconds: 0,
    outSeconds: seconds,
    fadeSeconds: Math.min(0.5, Number((seconds / 4).toFixed(1))),
  };
}
