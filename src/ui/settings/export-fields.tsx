import type { JSX } from 'preact';
import { playCounts, writtenCodec } from '../../app/clip-draft';
import { codecsOf, codecTitle } from '../../app/codec-state';
import type { Studio } from '../../app/studio';
import type { ClipContainer, VideoCodecChoice } from '../../contract/clip';
import { isAnimatedPicture } from '../../contract/clip-container';
import { Segmented, type SegmentedOption } from '../controls/segmented';
import './export-fields.css';

const codecHint: Record<VideoCodecChoice, string> = {
  auto: 'What plays everywhere, as far as this browser writes it.',
  h264: 'Plays everywhere.',
  vp9: 'Plays in browsers and on YouTube; not in every phone’s gallery.',
  av1: 'Plays in newer browsers and devices; takes longest to write.',
};

/** Nothing that plays everywhere goes into a WebM. */
const WEBM_AUTO = 'VP9 where this browser writes it, else AV1.';

const containers: readonly SegmentedOption<ClipContainer>[] = [
  { value: 'mp4', text: 'MP4' },
  { value: 'webm', text: 'WebM' },
  { value: 'gif', text: 'GIF' },
  { value: 'webp', text: 'WebP' },
];

const containerHint: Record<ClipContainer, string> = {
  mp4: 'A video for everywhere.',
  webm: 'A video for web pages; not in every phone’s gallery.',
  gif: 'A picture that moves anywhere, in 256 colours. It grows fast: at most 640 pixels wide or high.',
  webp: 'A picture that moves in browsers and chats. It keeps every frame: at most 640 pixels wide or high.',
};

/** How the file is written: its kind, the codec, and how often a loop plays in it. */
export function ExportFields({ studio }: { readonly studio: Studio }): JSX.Element {
  const { draft, codecs } = studio;
  const { container, isLoop, playCount, durationSeconds } = draft.draft.value;
  const codec = writtenCodec(draft.draft.value);
  const isPicture = isAnimatedPicture(container);
  const problem = codecs.problem.value ?? draft.problems.value.framesPerSecond;
  const options = codecOptions(studio);
  return (
    <>
      <Segmented
        label="File"
        columns={containers.length}
        options={containers}
        value={container}
        hint={containerHint[container]}
        onChange={(value) => draft.change({ container: value })}
      />
      {isLoop && !isPicture && (
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
      {!isPicture && (
        <Segmented
          label="Codec"
          columns={options.length}
          options={options}
          value={codec}
          hint={problem ? undefined : hintOf(container, codec)}
          onChange={(value) => draft.change({ codec: value })}
        />
      )}
      {problem && (
        <p class="field-problem export-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function hintOf(container: ClipContainer, codec: VideoCodecChoice): string {
  return container === 'webm' && codec === 'auto' ? WEBM_AUTO : codecHint[codec];
}

/** What the browser encodes; what is set stays in sight though it cannot be had. */
function codecOptions({ codecs, draft }: Studio): SegmentedOption<VideoCodecChoice>[] {
  const encodable = codecs.encodable.value ?? [];
  const chosen = writtenCodec(draft.draft.value);
  const names = codecsOf[draft.draft.value.container].filter(
    (name) => encodable.includes(name) || name === chosen,
  );
  return [
    { value: 'auto', text: 'Auto' },
    ...names.map((name) => ({ value: name, text: codecTitle[name] })),
  ];
}
