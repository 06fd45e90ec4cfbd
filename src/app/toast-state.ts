import { signal, type ReadonlySignal } from '@preact/signals';

/** A short message, perhaps with one thing to do about it. */
export interface Toast {
  /** News pass by themselves; a problem stays until it is dismissed, and is read aloud at once. */
  readonly tone: 'news' | 'problem';
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
  /** Called when it goes without its action having been taken. */
  onGone?(): void;
}

/** A message that stands; the same words told twice are two of them. */
export interface ShownToast extends Toast {
  readonly id: number;
}

/** The messages that are shown. */
export interface ToastState {
  /** Problems, then news, each in the order in which they came. */
  readonly toasts: ReadonlySignal<readonly ShownToast[]>;
  /** Takes the place of the same message told before, unless something hangs on that one's going. */
  show(toast: Toast): void;
  /** Does what the message offers. */
  act(toast: ShownToast): void;
  dismiss(toast: ShownToast): void;
  /** While somebody reads them or has them in focus, none passes. */
  hold(): void;
  release(): void;
}

/** Long enough to read two lines and to reach the button by keyboard. */
const SHOWN_MS = 12_000;

/** @param shownMs how long news stay */
export function createToastState(shownMs = SHOWN_MS): ToastState {
  const toasts = signal<readonly ShownToast[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let lastId = 0;

  const isProblem = ({ tone }: Toast): boolean => tone === 'problem';

  /** False where it has gone already. */
  function take({ id }: ShownToast): boolean {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const left = toasts.peek().filter((toast) => toast.id !== id);
    if (left.length === toasts.peek().length) return false;
    toasts.value = left;
    return true;
  }

  function dismiss(toast: ShownToast): void {
    if (take(toast)) toast.onGone?.();
  }

  function startTimer(toast: ShownToast): void {
    clearTimeout(timers.get(toast.id));
    if (!isProblem(toast))
      timers.set(
        toast.id,
        setTimeout(() => dismiss(toast), shownMs),
      );
  }

  return {
    toasts,
    show(toast) {
      const shown = { ...toast, id: ++lastId };
      const isSame = ({ tone, text, onGone }: Toast): boolean =>
        tone === toast.tone && text === toast.text && !onGone;
      toasts.peek().filter(isSame).forEach(take);
      const all = [...toasts.peek(), shown];
      toasts.value = [...all.filter(isProblem), ...all.filter((other) => !isProblem(other))];
      startTimer(shown);
    },
    act(toast) {
      if (take(toast)) toast.action?.run();
    },
    dismiss,
    hold: () => timers.forEach(clearTimeout),
    release: () => toasts.peek().forEach(startTimer),
  };
}
