import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ToastState } from '../../app/toast-state';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import './toast-bar.css';

/** The message that is to be told, with what can be done about it. */
export function ToastBar({ toasts }: { readonly toasts: ToastState }): JSX.Element {
  const toast = toasts.toast.value;
  // It may go from under the pointer, which then never leaves.
  useEffect(() => toasts.release, [toasts]);
  const isProblem = toast?.tone === 'problem';
  return (
    <div
      class="toast-place"
      onPointerEnter={toasts.hold}
      onPointerLeave={toasts.release}
      onFocusIn={toasts.hold}
      onFocusOut={toasts.release}
    >
      {/* There before its words are, or they would not be read aloud. */}
      <div role="status">{!isProblem && toast && <Words text={toast.text} />}</div>
      {isProblem && (
        <div role="alert">
          <Words text={toast.text} isProblem />
        </div>
      )}
      {toast && (
        <div class="toast-buttons">
          {toast.action && (
            <Button testId="toast-action" onPress={toasts.act}>
              {toast.action.label}
            </Button>
          )}
          <Button kind="quiet" icon="close" label="Dismiss the message" onPress={toasts.dismiss} />
        </div>
      )}
    </div>
  );
}

interface WordsProps {
  readonly text: string;
  readonly isProblem?: boolean;
}

function Words({ text, isProblem = false }: WordsProps): JSX.Element {
  return (
    <p class={isProblem ? 'toast-words is-problem' : 'toast-words'} data-testid="toast">
      <Icon name={isProblem ? 'alert' : 'note'} />
      <span>{text}</span>
    </p>
  );
}
