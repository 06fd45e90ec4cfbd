import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ToastState } from '../../app/toast-state';
import { ToastBar } from '../toast/toast-bar';
import { Button } from './button';
import './dialog.css';

type DragHandlers = Pick<
  JSX.IntrinsicElements['dialog'],
  'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop'
>;

export interface DialogProps extends DragHandlers {
  /** A class of its own; the title's id and the test's begin with it. */
  readonly name: 'library' | 'packs' | 'sequence' | 'shortcuts';
  readonly title: string;
  readonly closeLabel: string;
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
  /** Those of the page cannot be reached below it. */
  readonly toasts: ToastState;
  /** In its head, between the title and what closes it. */
  readonly actions?: ComponentChildren;
  /** A body that may scroll, and perhaps a foot. */
  readonly children: ComponentChildren;
  /** A press beside it is more likely a slip than a wish to leave. */
  readonly staysOpenBeside?: boolean;
  readonly isOver?: boolean;
  /** Called when it has closed, in whatever way. */
  onClosed(): void;
}

/** A dialogue over the page: frame, head and messages. It is open for as long as it is drawn. */
export function Dialog(props: DialogProps): JSX.Element {
  const { name, title, closeLabel, dialogRef, toasts, actions, children, onClosed } = props;
  const { staysOpenBeside = false, isOver = false } = props;
  const { onDragEnter, onDragOver, onDragLeave, onDrop } = props;
  const close = (): void => dialogRef.current?.close();
  useEffect(() => dialogRef.current?.showModal(), [dialogRef]);
  return (
    <dialog
      class={`dialog ${name} ${isOver ? 'is-over' : ''}`}
      ref={dialogRef}
      aria-labelledby={`${name}-title`}
      data-testid={`${name}-dialog`}
      onClose={onClosed}
      onClick={(event) => {
        if (!staysOpenBeside && event.target === event.currentTarget) close();
      }}
      {...{ onDragEnter, onDragOver, onDragLeave, onDrop }}
    >
      <div class="dialog-frame">
        <header class="dialog-head">
          <h2 id={`${name}-title`}>{title}</h2>
          {actions}
          <Button kind="quiet" icon="close" label={closeLabel} onPress={close} />
        </header>
        {children}
      </div>
      <ToastBar toasts={toasts} />
    </dialog>
  );
}
