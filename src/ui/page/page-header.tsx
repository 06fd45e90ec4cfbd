import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { themes, type Theme } from '../../app/theme-state';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';

const themeName: Record<Theme, string> = {
  system: 'as the device',
  light: 'light',
  dark: 'dark',
};

export interface PageHeaderProps {
  readonly studio: Studio;
  onLibrary(): void;
  onShortcuts(): void;
}

/** The name, the promise, the sequence, the library, the keys, and light or dark. */
export function PageHeader({ studio, onLibrary, onShortcuts }: PageHeaderProps): JSX.Element {
  const { theme, library } = studio;
  const count = library.clips.value?.length ?? 0;
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
        <span>
          <span class="header-word">Everything stays </span>on this device
        </span>
      </p>
      {/* A narrow header has no room: there the library leads to it. */}
      <span class="header-wide">
        <Button kind="quiet" icon="film" testId="sequence" onPress={studio.sequence.open}>
          Sequence
        </Button>
      </span>
      <Button kind="quiet" icon="library" testId="library" onPress={onLibrary}>
        <span class="header-word">Library</span>
        {count > 0 && (
          <span class="header-count">
            {count}
            <span class="only-read-aloud">{count === 1 ? ' clip' : ' clips'}</span>
          </span>
        )}
      </Button>
      <span class="header-keyboard">
        <Button
          kind="quiet"
          icon="keyboard"
          label="Keyboard shortcuts"
          shortcut="help"
          onPress={onShortcuts}
        />
      </span>
      <Button
        kind="quiet"
        icon={current}
        label={`Colours: ${themeName[current]}. Change to ${themeName[next]}`}
        onPress={() => theme.choose(next)}
      />
    </header>
  );
}
