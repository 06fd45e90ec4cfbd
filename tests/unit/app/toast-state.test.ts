import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createToastState, type ToastState } from '../../../src/app/toast-state';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const texts = ({ toasts }: ToastState): string[] => toasts.value.map(({ text }) => text);

function messageOf({ toasts }: ToastState, text: string): ToastState['toasts']['value'][number] {
  const found = toasts.value.find((toast) => toast.text === text);
  if (!found) throw new Error(`“${text}” is not told`);
  return found;
}

test('news pass, and what hung on them is done', () => {
  const onGone = vi.fn<() => void>();
  const state = createToastState(1000);
  state.show({ tone: 'news', text: 'Deleted.', onGone });
  vi.advanceTimersByTime(999);
  expect(texts(state)).toEqual(['Deleted.']);
  vi.advanceTimersByTime(1);
  expect(texts(state)).toEqual([]);
  expect(onGone).toHaveBeenCalledOnce();
});

test('whoever takes the action hears nothing of their going', () => {
  const [onGone, run] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const state = createToastState(1000);
  state.show({ tone: 'news', text: 'Deleted.', action: { label: 'Undo', run }, onGone });
  const told = messageOf(state, 'Deleted.');
  state.act(told);
  vi.advanceTimersByTime(5000);
  state.act(told);
  expect(run).toHaveBeenCalledOnce();
  expect(onGone).not.toHaveBeenCalled();
  expect(texts(state)).toEqual([]);
});

test('each has its own time: nothing that can be undone is taken away by the next news', () => {
  const onGone = vi.fn<() => void>();
  const state = createToastState(1000);
  state.show({ tone: 'news', text: 'Deleted.', onGone });
  vi.advanceTimersByTime(900);
  state.show({ tone: 'news', text: 'Ready.' });
  state.show({ tone: 'news', text: 'Deleted.' });
  expect(texts(state)).toEqual(['Deleted.', 'Ready.', 'Deleted.']);
  expect(onGone).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(onGone).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(899);
  expect(texts(state)).toEqual(['Ready.', 'Deleted.']);
  vi.advanceTimersByTime(1);
  expect(texts(state)).toEqual([]);
});

test('the same news told again stand once, and have their time anew', () => {
  const state = createToastState(1000);
  state.show({ tone: 'news', text: 'Added.' });
  vi.advanceTimersByTime(900);
  state.show({ tone: 'news', text: 'Added.' });
  expect(texts(state)).toEqual(['Added.']);
  vi.advanceTimersByTime(999);
  expect(texts(state)).toEqual(['Added.']);
  vi.advanceTimersByTime(1);
  expect(texts(state)).toEqual([]);
});

test('held they stay, and have their time again when let go', () => {
  const state = createToastState(1000);
  state.show({ tone: 'news', text: 'One.' });
  vi.advanceTimersByTime(900);
  state.hold();
  vi.advanceTimersByTime(60_000);
  state.release();
  vi.advanceTimersByTime(999);
  expect(texts(state)).toEqual(['One.']);
  vi.advanceTimersByTime(1);
  expect(texts(state)).toEqual([]);
});

test('a problem stays until it is dismissed', () => {
  const state = createToastState(1000);
  state.show({ tone: 'problem', text: 'No room.' });
  state.hold();
  state.release();
  vi.advanceTimersByTime(60_000);
  expect(texts(state)).toEqual(['No room.']);
  state.dismiss(messageOf(state, 'No room.'));
  expect(texts(state)).toEqual([]);
});

test('no message takes from a problem its way on: problems stand first', () => {
  const retry = vi.fn<() => void>();
  const state = createToastState(1000);
  state.show({ tone: 'problem', text: 'Not kept.', action: { label: 'Try again', run: retry } });
  state.show({ tone: 'news', text: 'Ready.' });
  state.show({ tone: 'problem', text: 'Not saved.' });
  expect(texts(state)).toEqual(['Not kept.', 'Not saved.', 'Ready.']);
  vi.advanceTimersByTime(1000);
  state.act(messageOf(state, 'Not kept.'));
  expect(retry).toHaveBeenCalledOnce();
  expect(texts(state)).toEqual(['Not saved.']);
});

test('the same problem told again stands once, with the newer way on', () => {
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const state = createToastState(1000);
  state.show({ tone: 'problem', text: 'Not kept.', action: { label: 'Try again', run: first } });
  state.show({ tone: 'problem', text: 'Not kept.', action: { label: 'Try again', run: second } });
  expect(texts(state)).toEqual(['Not kept.']);
  state.act(messageOf(state, 'Not kept.'));
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
});
