import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';

/** The way out of what the page has kept: no photo, settings as shipped. */
export function StartAfresh({ studio }: { readonly studio: Studio }): JSX.Element {
  return (
    <div class="settings-group">
      <div class="field">
        <Button icon="another" testId="start-afresh" onPress={studio.library.startAfresh}>
          Start afresh
        </Button>
        <p class="field-hint">
          Takes the photo off the stage and interrupted clips off the queue, and sets everything as
          shipped. The library keeps its clips.
        </p>
      </div>
    </div>
  );
}
