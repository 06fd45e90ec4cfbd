import type { JSX } from 'preact';
import { byteText } from '../../app/library/byte-text';
import { sizeOfClips, type KeptClip } from '../../app/library/kept-clip';
import type { Room } from '../../app/library/library-state';
import { Icon } from '../icons/icon';

export interface LibraryRoomProps {
  readonly clips: readonly KeptClip[];
  readonly room: Room | null;
}

/** From this share on it is time to think of making room. */
const SHORT_SHARE = 0.8;

/** How much the clips take up, how much there is, and what to do when it gets short. */
export function LibraryRoom({ clips, room }: LibraryRoomProps): JSX.Element {
  const isShort = room !== null && room.usedBytes > SHORT_SHARE * room.allowedBytes;
  const count = clips.length === 1 ? '1 clip takes' : `${clips.length} clips take`;
  return (
    <footer class="library-room">
      <p data-testid="library-room">
        {clips.length > 0 && `${count} ${byteText(sizeOfClips(clips))}. `}
        {room &&
          `This browser allows ${byteText(room.allowedBytes)}; ${byteText(room.usedBytes)} are used, the model included.`}
      </p>
      {isShort && (
        <p class="library-short">
          <Icon name="alert" />
          Space is getting short. Download what matters and delete the rest.
        </p>
      )}
      <p>
        Kept in this browser alone: clearing its site data deletes the clips. What must last, export
        as a project.
      </p>
    </footer>
  );
}
