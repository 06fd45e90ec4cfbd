import type { ClipEstimate } from '../../app/estimate-state';
import type { Progress, ProgressKind } from '../../contract/progress';

/** The stages as they are listed, in their order. */
export const stageOrder: readonly ProgressKind[] = [
  'download',
  'compile',
  'understand',
  'denoise',
  'render',
  'encode',
];

/** What every stage does, in the person's words. */
export const stageName: Record<ProgressKind, string> = {
  download: 'Fetch the model',
  compile: 'Warm up',
  understand: 'Look at the photo',
  denoise: 'Imagine the motion',
  render: 'Draw the frames',
  encode: 'Write the video',
};

/** Of a download that stands still; it is tried again by itself. */
export const WAITING_TEXT = 'waiting for more';

/** How far a stage is, in its own unit. */
export function stageDetail(progress: Progress): string {
  switch (progress.kind) {
    case 'download':
      return `${megabytes(progress.receivedBytes)} of ${megabytes(progress.totalBytes)} MB`;
    case 'compile':
      return progress.part;
    case 'understand':
      return `${Math.round(progress.fraction * 100)} %`;
    case 'denoise':
      return `step ${progress.step} of ${progress.steps}`;
    case 'render':
    case 'encode':
      return `frame ${progress.frame} of ${progress.frames}`;
  }
}

/** "about 2 minutes left", rounded so that it does not flicker. */
export function remainingText(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 2.5) return 'a moment left';
  if (seconds < 20) return `about ${Math.ceil(seconds)} seconds left`;
  if (seconds < 100) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  return `about ${Math.round(seconds / 60)} minutes left`;
}

/** "about 40 s, 4 MB", of what a clip of this kind took before; "4 MB at most" before one was made. */
export function estimateText({ seconds, sizeBytes }: ClipEstimate): string {
  if (seconds === null) return `${Math.ceil(sizeBytes / 1e6)} MB at most`;
  const size = sizeBytes < 1e6 ? '1 MB at most' : `${Math.round(sizeBytes / 1e6)} MB`;
  return `about ${roundedTime(seconds)}, ${size}`;
}

function roundedTime(seconds: number): string {
  if (seconds < 20) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 100) return `${Math.ceil(seconds / 5) * 5} s`;
  return `${Math.round(seconds / 60)} min`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
