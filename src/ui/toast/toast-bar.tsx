import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ShownToast, ToastState } from '../../app/toast-state';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import './toast-bar.css';

/** The messages that are to be told, each with what can be done about it. */
export function ToastBar({ toasts }: { readonly toasts: ToastState }): JSX.Element {
  const shown = toasts.toasts.value;
  // They may go from under the pointer, which then never leaves.
  useEffect(() => toasts.release, [toasts]);
  return (
    <div
      class="toast-place"
      onPointerEnter={toasts.hold}
      onPointerLeave={toasts.release}
      onFocusIn={toasts.hold}
      onFocusOut={toasts.release}
    >
      {shown
        .filter(({ tone }) => tone === 'problem')
        .map((problem) => (
          <div key={problem.id} role="alert">
            <ToastCard toast={problem} toasts={toasts} />
          </div>
        ))}
      {/* There before its words are, or they would not be read aloud. */}
      <div key="news" class="toast-news" role="status" aria-atomic="false">
        {shown
          .filter(({ tone }) => tone === 'news')
          .map((news) => (
            <ToastCard key={news.id} toast={news} toasts={toasts} />
          ))}
      </div>
    </div>
  );
}

interface ToastCardProps {
  readonly toast: ShownToast;
  readonly toasts: ToastState;
}

function ToastCard({ toast, toasts }: ToastCardProps): JSX.Element {
  const { tone, text, action } = toast;
  const isProblem = tone === 'problem';
  return (
    <div class={isProblem ? 'toast is-problem' : 'toast'} data-testid="toast">
      <p class="toast-words">
        <Icon name={isProblem ? 'alert' : 'note'} />
        <span>{text}</span>
      </p>
      <div class="toast-buttons">
        {action && (
          <Button testId="toast-action" onPress={() => toasts.act(toast)}>
            {action.label}
          </Button>
        )}
        <Button
          kind="quiet"
          icon="close"
          label="Dismiss the message"
          onPress={() => toasts.dismiss(toast)}
        />
      </div>
    </div>
  );
}
