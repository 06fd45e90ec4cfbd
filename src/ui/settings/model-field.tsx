import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import '../controls/field.css';

/** Which model makes the clips, and the way to others. */
export function ModelField({ studio }: { readonly studio: Studio }): JSX.Element {
  const { packs } = studio;
  return (
    <div class="field">
      <p class="field-value" data-testid="model-name">
        {packs.chosenName.value}
      </p>
      <Button icon="pack" testId="models" onPress={() => void packs.open()}>
        Models
      </Button>
      <p class="field-hint">What is stored, what could be, and how much room it takes.</p>
    </div>
  );
}
