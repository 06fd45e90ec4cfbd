import type { JSX } from 'preact';
import { StillLife } from '../stage/still-life';

/** Before there is a clip: what will be here, and how it comes here. */
export function LibraryEmpty(): JSX.Element {
  return (
    <div class="library-empty" data-testid="library-empty">
      <StillLife />
      <h3>Nothing here yet</h3>
      <p>
        Every clip you make is kept here by itself, with its photo and its settings: to be opened
        again, changed, or made once more with another seed.
      </p>
      <p>
        A project (.enliven) from another device can be imported, or dropped anywhere on the page;
        so can a clip you have downloaded, to get its settings back.
      </p>
    </div>
  );
}
