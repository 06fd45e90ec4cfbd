import { createStudioClient, type StudioClient } from '../../src/client/studio-client';
import type { ClipSettings } from '../../src/contract/clip';
import type { DeviceReport } from '../../src/contract/device';

/** A small loop of `paintPhoto(480, 320)`. */
export const SMALL_CLIP: ClipSettings = {
  prompt: 'clouds drift to the left',
  seed: 3,
  steps: 2,
  guidance: 3,
  motionStrength: 1,
  motionSpeed: 1,
  camera: { kind: 'preset', preset: 'push-in', strength: 1 },
  isLoop: true,
  playCount: 1,
  container: 'mp4',
  codec: 'auto',
  durationSeconds: 1,
  framesPerSecond: 12,
  widthPixels: 192,
  heightPixels: 128,
  workingSizePixels: 256,
  crop: { x: 0, y: 0, width: 480, height: 320 },
  mask: [],
  regionStrengths: {},
  regionSpeeds: {},
  arrows: [],
};

export const NEVER = new AbortController().signal;

/** A client with a worker of its own, open on the tiny pack; the caller disposes of it. */
export async function openTinyStudio(): Promise<{
  readonly client: StudioClient;
  readonly device: DeviceReport;
}> {
  const client = createStudioClient(
    () =>
      new Worker(new URL('../../workers/studio.worker.ts', import.meta.url), { type: 'module' }),
  );
  const packUrl = new URL('/packs/motion-field-tiny/', location.href).href;
  const opened = await client.open({ networks: 'auto', packUrl });
  if (!opened.ok) throw new Error(opened.failure.message);
  return { client, device: opened.value };
}
