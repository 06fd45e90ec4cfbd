import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import '../controls/field.css';

/** Which model makes the clips, and the way to others. */
export function ModelField({ studio }: { readonly studio: Studio }): JSX.Element {
  const { packs } = studio;
  return (
    <div class="settings-group">
      <div class="field">
        <div class="field-head">
          <span class="field-label">Model</span>
          <span class="field-value model-name" data-testid="model-name">
            {packs.chosenName.value}
          </span>
        </div>
        <Button icon="pack" testId="models" onPress={() => void packs.open()}>
          Models
        </Button>
        <p class="field-hint">What is stored, what could be, and how much room it takes.</p>
      </div>
    </div>
  );
}
