import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { byteText } from '../../app/library/byte-text';
import { isUpdatable, type PackRow } from '../../app/packs/pack-row';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { verdictOf } from './pack-facts';

export interface PackActionsProps {
  readonly row: PackRow;
  readonly studio: Studio;
}

/** What can be done with a model as it stands. */
export function PackActions({ row, studio }: PackActionsProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const { packs, isBusy } = studio;
  const { packUrl, kept, origin, isChosen, activity, pack } = row;
  const isRunnable = !pack || verdictOf(pack, studio).kind !== 'cannot';
  const isDamaged =
    (kept?.stored && !kept.isWhole) ||
    (activity?.kind === 'checked' && activity.health.damaged.length > 0);
  const isOnWeb = origin !== 'files';
  if (isAsking) return <Asking row={row} studio={studio} onDone={() => setAsking(false)} />;
  return (
    <div class="pack-actions" role="group" aria-label={`With ${pack?.id ?? 'this model'}`}>
      {!isChosen && isRunnable && (
        <Button
          kind="primary"
          testId="use-pack"
          isDisabled={isBusy.value}
          onPress={() => packs.choose(packUrl)}
        >
          Use
        </Button>
      )}
      {installText(row) !== null && isOnWeb && (
        <Button
          icon={kept?.paused ? 'play' : 'download'}
          isDisabled={!isRunnable}
          onPress={() => void packs.install(packUrl)}
        >
          {installText(row)}
        </Button>
      )}
      {isDamaged && isOnWeb && (
        <Button icon="another" onPress={() => void packs.repair(packUrl)}>
          Repair
        </Button>
      )}
      {kept?.stored && !isDamaged && (
        <Button kind="quiet" icon="shield" onPress={() => void packs.verify(packUrl)}>
          Check
        </Button>
      )}
      {origin === 'address' && !kept?.paused && !isUpdatable(row) && (
        <Button kind="quiet" onPress={() => void packs.lookForUpdate(packUrl)}>
          {kept?.stored ? 'Look for an update' : 'Look at it'}
        </Button>
      )}
      {kept && (
        <Button
          kind="quiet"
          icon="bin"
          isDisabled={isChosen && isBusy.value}
          onPress={() => setAsking(true)}
        >
          {kept.stored ? 'Remove' : 'Discard'}
        </Button>
      )}
    </div>
  );
}

/** Null where there is nothing to be fetched. */
function installText(row: PackRow): string | null {
  const { kept } = row;
  if (kept?.paused) return 'Go on';
  if (kept?.stored) return isUpdatable(row) ? 'Update' : null;
  return 'Install';
}

interface AskingProps extends PackActionsProps {
  onDone(): void;
}

/** Before anything goes: what goes, and how much room it makes. */
function Asking({ row, studio, onDone }: AskingProps): JSX.Element {
  const groupRef = useRef<HTMLDivElement>(null);
  const { packUrl, kept, pack } = row;
  useEffect(() => groupRef.current?.querySelector('button')?.focus(), []);
  const isStored = kept?.stored !== null;
  const name = isStored ? (pack?.id ?? 'this model') : 'what has arrived';
  const size = byteText(kept?.ownBytes ?? 0);
  return (
    <div class="pack-asking" role="group" aria-label={`Remove ${name}`} ref={groupRef}>
      <p class="pack-state">
        Remove {name}? It frees {size}. {wayBack(row)}
      </p>
      <div class="pack-actions">
        <Button
          icon="bin"
          testId="confirm-remove"
          onPress={() => {
            // The card may go: a keyboard stays in the list.
            groupRef.current?.closest<HTMLElement>('.packs-scroll')?.focus();
            void studio.packs[isStored ? 'remove' : 'discard'](packUrl);
          }}
        >
          Remove
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Keep it
        </Button>
      </div>
    </div>
  );
}

function wayBack({ origin, isChosen }: PackRow): string {
  const next = isChosen && origin !== 'app' ? 'Clips are made with the app’s own model then. ' : '';
  switch (origin) {
    case 'app':
      return `${next}The next clip fetches it again.`;
    case 'address':
      return `${next}To have it back, add its address again.`;
    case 'files':
      return `${next}To have it back, add its folder again.`;
  }
}
