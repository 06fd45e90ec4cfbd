import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../contract/result';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import './failure-notice.css';
import { failureText, recoveryText } from './failure-text';

export interface FailureNoticeProps {
  readonly failure: Failure;
  /** Does what the failure's recovery says; reloading is done here. */
  onAct(): void;
  /** Left out where the failure stays as long as its cause. */
  onDismiss?: () => void;
}

/** What went wrong, why, and the way on. */
export function FailureNotice({ failure, onAct, onDismiss }: FailureNoticeProps): JSX.Element {
  const noticeRef = useRef<HTMLDivElement>(null);
  useEffect(() => noticeRef.current?.scrollIntoView({ block: 'nearest' }), [failure]);
  const { title, advice } = failureText[failure.code];
  const action = recoveryText[failure.recovery];
  return (
    <div
      ref={noticeRef}
      class="failure"
      role="alert"
      data-testid="failure"
      data-code={failure.code}
    >
      <Icon name="alert" />
      <div class="failure-words">
        <h2>{title}</h2>
        <p>{failure.message}</p>
        {advice && <p>{advice}</p>}
        {failure.detail && (
          <details>
            <summary>Technical detail</summary>
            <code>
              {failure.code}: {failure.detail}
            </code>
          </details>
        )}
        {action && (
          <Button onPress={failure.recovery === 'reload' ? () => location.reload() : onAct}>
            {action}
          </Button>
        )}
      </div>
      {onDismiss && <Button kind="quiet" icon="close" label="Dismiss" onPress={onDismiss} />}
    </div>
  );
}
