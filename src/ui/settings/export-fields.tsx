import type { JSX } from 'preact';
import { playCounts } from '../../app/clip-draft';
import { codecTitle } from '../../app/codec-state';
import type { Studio } from '../../app/studio';
import type { VideoCodecChoice } from '../../contract/clip';
import { Segmented, type SegmentedOption } from '../controls/segmented';
import './export-fields.css';

const codecHint: Record<VideoCodecChoice, string> = {
  auto: 'What plays everywhere, as far as this browser writes it.',
  h264: 'Plays everywhere.',
  vp9: 'Plays in browsers and on YouTube; not in every phone’s gallery.',
  av1: 'Plays in newer browsers and devices; takes longest to write.',
};

/** How the file is written: the codec, and how often a loop plays in it. */
export function ExportFields({ studio }: { readonly studio: Studio }): JSX.Element {
  const { draft, codecs } = studio;
  const { codec, isLoop, playCount, durationSeconds } = draft.draft.value;
  const problem = codecs.problem.value;
  const options = codecOptions(studio);
  return (
    <>
      {isLoop && (
        <Segmented
          label="Plays in the file"
          columns={playCounts.length}
          options={playCounts.map((count) => ({
            value: count,
            text: count === 1 ? 'Once' : `${count} ×`,
            subtext: `${durationSeconds * count} s`,
          }))}
          value={playCounts.find((count) => count === playCount) ?? null}
          onChange={(value) => draft.change({ playCount: value })}
        />
      )}
      <Segmented
        label="Codec"
        columns={options.length}
        options={options}
        value={codec}
        hint={problem ? undefined : codecHint[codec]}
        onChange={(value) => draft.change({ codec: value })}
      />
      {problem && (
        <p class="field-problem export-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** What the browser encodes; what is set stays in sight though it cannot be had. */
function codecOptions({ codecs, draft }: Studio): SegmentedOption<VideoCodecChoice>[] {
  const encodable = codecs.encodable.value ?? [];
  const chosen = draft.draft.value.codec;
  const names = (['h264', 'vp9', 'av1'] as const).filter(
    (name) => encodable.includes(name) || name === chosen,
  );
  return [
    { value: 'auto', text: 'Auto' },
    ...names.map((name) => ({ value: name, text: codecTitle[name] })),
  ];
}
