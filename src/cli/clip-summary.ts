import type { ClipReport } from './clip-report';

const CODECS: Readonly<Record<ClipReport['codec'], string>> = {
  h264: 'H.264',
  vp9: 'VP9',
  av1: 'AV1',
  gif: 'GIF',
  webp: 'WebP',
};

/** What was made, for standard output. */
export function clipSummary(clip: ClipReport, videoPath: string, secondsTaken: number): string {
  const { settings, model } = clip.record;
  const networks = `networks on ${clip.device.networkBackend}, ${clip.device.precision}`;
  return [
    `${videoPath}  ${(clip.sizeBytes / 1e6).toFixed(2)} MB`,
    `  video   ${clip.widthPixels}x${clip.heightPixels}, ${clip.frameCount} frames at ` +
      `${settings.framesPerSecond} fps, ${clip.durationSeconds} s, ${CODECS[clip.codec]}`,
    `  seed    ${settings.seed}`,
    `  model   ${model.id} ${model.version}`,
    `  device  ${clip.device.adapter} (${networks})`,
    `  took    ${secondsTaken.toFixed(1)} s, ${(clip.timings.totalMs / 1000).toFixed(1)} s of them in the worker`,
  ].join('\n');
}
