import { signal, type ReadonlySignal } from '@preact/signals';

/** A short message that passes by itself, perhaps with one thing to do about it. */
export interface Toast {
  /** A problem stays until it is dismissed, and is read aloud at once. */
  readonly tone: 'news' | 'problem';
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
  /** Called when it goes without its action having been taken. */
  onGone?(): void;
}

/** The one message that is shown. */
export interface ToastState {
  readonly toast: ReadonlySignal<Toast | null>;
  /** Takes the place of the message before. */
  show(toast: Toast): void;
  /** Does what the message offers. */
  act(): void;
  dismiss(): void;
  /** While somebody reads it or has it in focus, it does not pass. */
  hold(): void;
  release(): void;
}

/** Long enough to read two lines and to reach the button by keyboard. */
const SHOWN_MS = 12_000;

/** @param shownMs how long news stay */
export function createToastState(shownMs = SHOWN_MS): ToastState {
  const toast = signal<Toast | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(): Toast | null {
    clearTimeout(timer);
    const shown = toast.peek();
    toast.value = null;
    return shown;
  }

  function dismiss(): void {
    take()?.onGone?.();
  }

  function release(): void {
    clearTimeout(timer);
    if (toast.peek()?.tone === 'news') timer = setTimeout(dismiss, shownMs);
  }

  return {
    toast,
    show(next) {
      dismiss();
      toast.value = next;
      release();
    },
    act: () => take()?.action?.run(),
    dismiss,
    hold: () => clearTimeout(timer),
    release,
  };
}
