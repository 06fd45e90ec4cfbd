import { signal, type ReadonlySignal } from '@preact/signals';
import type { TextStore } from './text-store';

/** `system` follows the device's own light or dark. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** The chosen theme, kept for the next visit. */
export interface ThemeState {
  readonly theme: ReadonlySignal<Theme>;
  choose(theme: Theme): void;
}

const key = 'enliven.theme';

/** Starts from what was chosen before, or from `system`. */
export function createThemeState(store: TextStore): ThemeState {
  const stored = themes.find((known) => known === store.getItem(key));
  const theme = signal<Theme>(stored ?? 'system');
  return {
    theme,
    choose(next) {
      theme.value = next;
      store.setItem(key, next);
    },
  };
}
