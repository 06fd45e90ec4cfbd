import { codecTitle } from '../../app/codec-state';
import type { CameraChoice } from '../../contract/camera';
import type { DeviceReport } from '../../contract/device';
import type { ClipMaking, FinishedClip } from '../../app/job/job';
import { cameraText } from '../settings/camera-text';

/** One line of what made a clip. */
export interface ClipFact {
  readonly name: string;
  readonly value: string;
}

/** What made a clip, so that it can be made again. */
export function clipFacts({ clip, making }: FinishedClip): ClipFact[] {
  const { settings, model } = clip.record;
  const megabytes = (clip.video.size / 1e6).toFixed(1);
  return [
    { name: 'Prompt', value: settings.prompt || 'none' },
    { name: 'Seed', value: String(settings.seed) },
    { name: 'Camera', value: cameraName(settings.camera) },
    {
      name: 'Video',
      value: `${clip.widthPixels} × ${clip.heightPixels}, ${clip.frameCount} frames at ${settings.framesPerSecond} a second, ${codecTitle[clip.codec]}, ${megabytes} MB`,
    },
    { name: 'Model', value: `${model.id} ${model.version}` },
    ...(making ? makingFacts(making) : []),
  ];
}

function makingFacts({ device, timings }: ClipMaking): ClipFact[] {
  return [
    { name: 'Device', value: deviceText(device) },
    { name: 'Took', value: `${(timings.totalMs / 1000).toFixed(1)} s` },
  ];
}

/** The adapter, and where the networks run and why. */
export function deviceText(device: DeviceReport): string {
  const place = device.networkBackend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
  return `${device.adapter}, networks on ${place} in ${device.precision}. ${device.backendReason}`;
}

function cameraName(camera: CameraChoice): string {
  switch (camera.kind) {
    case 'prompt':
      return 'as the prompt says';
    case 'preset':
      return cameraText[camera.preset].name.toLowerCase();
    case 'axes':
      return 'by hand';
    case 'path': {
      const count = camera.keyframes.length;
      return `along a path of ${count} ${count === 1 ? 'keyframe' : 'keyframes'}`;
    }
  }
}
