import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createToastState } from '../../../src/app/toast-state';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('news pass, and what hung on them is done', () => {
  const onGone = vi.fn<() => void>();
  const toasts = createToastState(1000);
  toasts.show({ tone: 'news', text: 'Deleted.', onGone });
  vi.advanceTimersByTime(999);
  expect(toasts.toast.value?.text).toBe('Deleted.');
  vi.advanceTimersByTime(1);
  expect(toasts.toast.value).toBeNull();
  expect(onGone).toHaveBeenCalledOnce();
});

test('whoever takes the action hears nothing of their going', () => {
  const [onGone, run] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const toasts = createToastState(1000);
  toasts.show({ tone: 'news', text: 'Deleted.', action: { label: 'Undo', run }, onGone });
  toasts.act();
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledOnce();
  expect(onGone).not.toHaveBeenCalled();
  expect(toasts.toast.value).toBeNull();
});

test('the next message ends the one before', () => {
  const onGone = vi.fn<() => void>();
  const toasts = createToastState(1000);
  toasts.show({ tone: 'news', text: 'One.', onGone });
  toasts.show({ tone: 'news', text: 'Two.' });
  expect(onGone).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(999);
  expect(toasts.toast.value?.text).toBe('Two.');
});

test('held they stay, and have their time again when let go', () => {
  const toasts = createToastState(1000);
  toasts.show({ tone: 'news', text: 'One.' });
  vi.advanceTimersByTime(900);
  toasts.hold();
  vi.advanceTimersByTime(60_000);
  toasts.release();
  vi.advanceTimersByTime(999);
  expect(toasts.toast.value).not.toBeNull();
  vi.advanceTimersByTime(1);
  expect(toasts.toast.value).toBeNull();
});

test('a problem stays until it is dismissed', () => {
  const toasts = createToastState(1000);
  toasts.show({ tone: 'problem', text: 'No room.' });
  toasts.hold();
  toasts.release();
  vi.advanceTimersByTime(60_000);
  expect(toasts.toast.value?.text).toBe('No room.');
  toasts.dismiss();
  expect(toasts.toast.value).toBeNull();
});
