import type { JSX } from 'preact';
import { byteText } from '../../app/library/byte-text';
import type { NamedFile } from '../../app/library/clip-opening';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import type { AssembledSequence } from '../../contract/sequence';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { saveFile } from '../controls/save-file';
import { FailureNotice } from '../failure/failure-notice';
import { remainingText } from '../job/stage-text';
import { SaveButtons } from '../result/save-buttons';
import { clockText } from './clock-text';

/** Writes the sequence, says how far it is, and gives the file. */
export function ExportBar({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const job = sequence.job.value;
  return (
    <div class="sequence-export" data-job={job.kind} data-testid="sequence-export">
      <p class="sequence-facts" role="status">
        {factsOf(sequence)}
      </p>
      {job.kind === 'failed' && (
        <FailureNotice
          failure={job.failure}
          onAct={() =>
            void (job.failure.recovery === 'lower-settings'
              ? sequence.assembleSmaller()
              : sequence.assemble())
          }
          onDismiss={sequence.settle}
        />
      )}
      {job.kind === 'running' && (
        <Meter label="Writing the video" fraction={job.frames ? job.frame / job.frames : 0} />
      )}
      <ExportButtons sequence={sequence} />
    </div>
  );
}

/** What was made can be saved also when something else is set by now; it says which it is. */
function ExportButtons({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const job = sequence.job.value;
  if (job.kind === 'running') {
    return (
      <Button icon="close" testId="sequence-cancel" onPress={sequence.cancel}>
        Cancel
      </Button>
    );
  }
  const named = job.kind === 'done' && { file: job.made.video, name: sequence.fileName.value };
  if (named && sequence.isMadeCurrent.value) {
    return (
      <>
        <SaveMade kind="primary" named={named} text="Save the video" />
        <SaveButtons named={named} />
      </>
    );
  }
  return (
    <>
      {job.kind === 'done' && (
        <p class="field-hint" role="status" data-testid="sequence-before">
          You have changed something since: the video that is ready is of the cut before,{' '}
          {madeText(job.made)}.
        </p>
      )}
      {named && <SaveMade kind="plain" named={named} text="Save the cut before" />}
      <Button
        kind="primary"
        icon="film"
        testId="sequence-assemble"
        onPress={() => void sequence.assemble()}
      >
        Make the video
      </Button>
    </>
  );
}

interface SaveMadeProps {
  readonly kind: 'primary' | 'plain';
  readonly named: NamedFile;
  readonly text: string;
}

function SaveMade({ kind, named, text }: SaveMadeProps): JSX.Element {
  return (
    <Button kind={kind} icon="download" testId="sequence-save" onPress={() => saveFile(named)}>
      {text}
    </Button>
  );
}

function factsOf(sequence: SequenceEditor): string {
  const { format, timeline } = sequence.view.value;
  const job = sequence.job.value;
  if (job.kind === 'running') {
    const left = remainingText(job.remainingSeconds);
    const at = job.frames === 0 ? 'Beginning' : `Frame ${job.frame} of ${job.frames}`;
    return left === '' ? `${at}…` : `${at}, ${left}`;
  }
  if (job.kind === 'done' && sequence.isMadeCurrent.value) return `Ready: ${madeText(job.made)}`;
  const { widthPixels, heightPixels, framesPerSecond } = format;
  const { frameCount } = timeline;
  return `${lengthText(frameCount / framesPerSecond, frameCount)}, ${widthPixels} × ${heightPixels}`;
}

function madeText({ durationSeconds, frameCount, video }: AssembledSequence): string {
  return `${lengthText(durationSeconds, frameCount)}, ${byteText(video.size)}`;
}

function lengthText(seconds: number, frameCount: number): string {
  return `${clockText(seconds)}, ${frameCount} frames`;
}
