import type { JSX } from 'preact';
import { themes, type Theme, type ThemeState } from '../../app/theme-state';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';

const themeName: Record<Theme, string> = {
  system: 'as the device',
  light: 'light',
  dark: 'dark',
};

/** The name, the promise, and light or dark. */
export function PageHeader({ theme }: { readonly theme: ThemeState }): JSX.Element {
  const current = theme.theme.value;
  const next = themes[(themes.indexOf(current) + 1) % themes.length] ?? 'system';
  return (
    <header class="header">
      <h1 class="wordmark">
        <img src="icons/enliven.svg" alt="" width={32} height={32} />
        Enliven
      </h1>
      <p class="privacy">
        <Icon name="shield" />
        Everything stays on this device
      </p>
      <Button
        kind="quiet"
        icon={current}
        label={`Colours: ${themeName[current]}. Change to ${themeName[next]}`}
        onPress={() => theme.choose(next)}
      />
    </header>
  );
}
