import type { JSX } from 'preact';
import { isVideo } from '../../app/library/kept-clip';
import type { Studio } from '../../app/studio';
import { StillLife } from '../stage/still-life';

/** Before there is a clip in it: what a sequence is, and how one is begun. */
export function SequenceEmpty({ studio }: { readonly studio: Studio }): JSX.Element {
  return (
    <div class="sequence-empty" data-testid="sequence-empty">
      <StillLife />
      <h3>One video of several clips</h3>
      <p>
        Put clips in order, trim them, let one dissolve into the next and lay words over them. It
        all happens on this device, like everything else here.
      </p>
      <p>{beginningText(studio)}</p>
    </div>
  );
}

function beginningText({ library }: Studio): string {
  const clips = library.clips.value ?? [];
  if (clips.some(isVideo)) {
    return 'Choose the first clip below. “Carry on” beside a clip makes its last frame your next photo, so that the clip to come begins where this one ended.';
  }
  return clips.length > 0
    ? 'The library holds only GIFs and WebPs, which cannot be cut to their frames. Make one as MP4 or WebM first (“File” in the settings), then come back.'
    : 'There is no clip in the library yet: make one first, then come back.';
}
