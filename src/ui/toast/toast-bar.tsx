import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ShownToast, ToastState } from '../../app/toast-state';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import './toast-bar.css';

/** The messages that are to be told, each with what can be done about it. */
export function ToastBar({ toasts }: { readonly toasts: ToastState }): JSX.Element {
  const problems = toasts.toasts.value.filter(({ tone }) => tone === 'problem');
  const news = toasts.toasts.value.find(({ tone }) => tone === 'news');
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
      {problems.map((problem) => (
        <div key={problem.id} class="toast is-problem" data-testid="toast">
          <div role="alert">
            <Words toast={problem} />
          </div>
          <Buttons toast={problem} toasts={toasts} />
        </div>
      ))}
      <div key="news" class={news && 'toast'} data-testid={news && 'toast'}>
        {/* There before its words are, or they would not be read aloud. */}
        <div role="status">{news && <Words toast={news} />}</div>
        {news && <Buttons toast={news} toasts={toasts} />}
      </div>
    </div>
  );
}

function Words({ toast: { tone, text } }: { readonly toast: ShownToast }): JSX.Element {
  return (
    <p class="toast-words">
      <Icon name={tone === 'problem' ? 'alert' : 'note'} />
      <span>{text}</span>
    </p>
  );
}

interface ButtonsProps {
  readonly toast: ShownToast;
  readonly toasts: ToastState;
}

function Buttons({ toast, toasts }: ButtonsProps): JSX.Element {
  const dismiss = (): void => toasts.dismiss(toast);
  return (
    <div class="toast-buttons">
      {toast.action && (
        <Button testId="toast-action" onPress={() => toasts.act(toast)}>
          {toast.action.label}
        </Button>
      )}
      <Button kind="quiet" icon="close" label="Dismiss the message" onPress={dismiss} />
    </div>
  );
}
