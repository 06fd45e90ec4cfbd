import type { JSX } from 'preact';
import { byteText } from '../../app/library/byte-text';
import type { StorageKeeping } from '../../app/packs/storage-keeping';
import { Button } from '../controls/button';

/** How much room there is, and whether the browser may take it back. */
export function PacksRoom({ keeping }: { readonly keeping: StorageKeeping }): JSX.Element {
  const room = keeping.room.value;
  const promise = keeping.promise.value;
  return (
    <div class="packs-room">
      {room && (
        <p>
          This browser allows {byteText(room.allowedBytes)}; {byteText(room.usedBytes)} are used,
          clips included.
        </p>
      )}
      {promise === 'kept' && <p>It has promised to throw nothing away by itself.</p>}
      {promise === 'refused' && (
        <p>It gave no such promise. Browsers do for pages that are used often, or are installed.</p>
      )}
      {promise === 'may-go' && (
        <div class="packs-ask">
          <p>When space on this device runs short, it may throw models and clips away unasked.</p>
          <Button testId="persist" onPress={() => void keeping.ask()}>
            Ask it to keep them
          </Button>
        </div>
      )}
    </div>
  );
}
