import type { JSX } from 'preact';
import { byteText } from '../../app/library/byte-text';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { saveFile } from '../controls/save-file';
import { FailureNotice } from '../failure/failure-notice';
import { remainingText } from '../job/stage-text';
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
      <ExportButton sequence={sequence} />
    </div>
  );
}

function ExportButton({ sequence }: { readonly sequence: SequenceEditor }): JSX.Element {
  const job = sequence.job.value;
  switch (job.kind) {
    case 'running':
      return (
        <Button icon="close" testId="sequence-cancel" onPress={sequence.cancel}>
          Cancel
        </Button>
      );
    case 'done':
      return (
        <Button
          kind="primary"
          icon="download"
          testId="sequence-save"
          onPress={() => saveFile({ file: job.made.video, name: sequence.fileName.peek() })}
        >
          Save the video
        </Button>
      );
    case 'idle':
    case 'failed':
      return (
        <Button
          kind="primary"
          icon="film"
          testId="sequence-assemble"
          onPress={() => void sequence.assemble()}
        >
          Make the video
        </Button>
      );
  }
}

function factsOf(sequence: SequenceEditor): string {
  const { format, timeline } = sequence.view.value;
  const job = sequence.job.value;
  if (job.kind === 'running') {
    const left = remainingText(job.remainingSeconds);
    const at = job.frames === 0 ? 'Beginning' : `Frame ${job.frame} of ${job.frames}`;
    return left === '' ? `${at}…` : `${at}, ${left}`;
  }
  const { widthPixels, heightPixels, framesPerSecond } = format;
  const frames = `${clockText(timeline.frameCount / framesPerSecond)}, ${timeline.frameCount} frames`;
  return job.kind === 'done'
    ? `Ready: ${frames}, ${byteText(job.made.video.size)}`
    : `${frames}, ${widthPixels} × ${heightPixels}`;
}
