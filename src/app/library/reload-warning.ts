import type { ToastState } from '../toast-state';
import { StorageError } from './storage-guard';

/** Tells that work will not outlast a reload, and why. */
export type ReloadWarning = (error: unknown) => void;

/** Photo and settings, the queue and the sequence share one: what keeps them apart is not the person's. */
export function createReloadWarning(toasts: ToastState): ReloadWarning {
  let isTold = false;
  return (error) => {
    if (isTold) return;
    isTold = true;
    const reason = error instanceof StorageError ? error.message : String(error);
    const text = `What you work on will not be here after a reload. ${reason}`;
    toasts.show({ tone: 'problem', text });
  };
}
