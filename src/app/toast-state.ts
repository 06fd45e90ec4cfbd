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
  /** Problems in the order in which they came, then the latest news. */
  readonly toasts: ReadonlySignal<readonly ShownToast[]>;
  /** News take the place of the news before, a problem that of the same one told before. */
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
  let lastId = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const news = (): ShownToast | undefined => toasts.peek().find(({ tone }) => tone === 'news');

  /** False where it has gone already. */
  function take(toast: ShownToast): boolean {
    const left = toasts.peek().filter(({ id }) => id !== toast.id);
    if (left.length === toasts.peek().length) return false;
    toasts.value = left;
    return true;
  }

  function dismiss(toast: ShownToast): void {
    if (take(toast)) toast.onGone?.();
  }

  function release(): void {
    clearTimeout(timer);
    const passing = news();
    if (passing) timer = setTimeout(() => dismiss(passing), shownMs);
  }

  function replacedBy({ tone, text }: Toast): ShownToast | undefined {
    if (tone === 'news') return news();
    return toasts.peek().find((shown) => shown.tone === tone && shown.text === text);
  }

  return {
    toasts,
    show(toast) {
      const replaced = replacedBy(toast);
      if (replaced) dismiss(replaced);
      const all = [...toasts.peek(), { ...toast, id: ++lastId }];
      const isProblem = ({ tone }: Toast): boolean => tone === 'problem';
      toasts.value = [...all.filter(isProblem), ...all.filter((other) => !isProblem(other))];
      if (toast.tone === 'news') release();
    },
    act(toast) {
      if (take(toast)) toast.action?.run();
    },
    dismiss,
    hold: () => clearTimeout(timer),
    release,
  };
}
