import { failedResult } from '../client/failed-result';
import type { Failure } from '../contract/result';

/** What is looked at: the global scope, or a stand-in. */
export interface CapabilityScope {
  readonly isSecureContext?: boolean;
  readonly navigator?: { readonly gpu?: unknown };
  readonly VideoEncoder?: unknown;
}

/** What this browser lacks to make clips, checked without starting anything. */
export function missingCapability(scope: CapabilityScope): Failure | null {
  if (scope.isSecureContext === false) {
    return failedResult(
      'no-webgpu',
      'This page was opened over an unprotected connection, where browsers switch the graphics processor off. Open it over https, or from localhost.',
      'none',
    ).failure;
  }
  if (!scope.navigator?.gpu) {
    return failedResult(
      'no-webgpu',
      'This browser cannot compute on the graphics processor (WebGPU), which draws every frame.',
      'none',
    ).failure;
  }
  if (typeof scope.VideoEncoder !== 'function') {
    return failedResult(
      'no-video-encoder',
      'This browser cannot write video (WebCodecs), so a clip could not be saved.',
      'none',
    ).failure;
  }
  return null;
}
