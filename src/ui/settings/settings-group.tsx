import type { ComponentChildren, JSX } from 'preact';

export interface SettingsGroupProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Settings that belong together, under a heading that is found at a glance. */
export function SettingsGroup({ title, children }: SettingsGroupProps): JSX.Element {
  return (
    <div class="settings-group">
      <h2 class="settings-title">{title}</h2>
      {children}
    </div>
  );
}
