import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { PacksClient } from '../../client/packs-client';
import type { KeptPack, OfferedPack, PickedFile } from '../../contract/packs-api';
import type { Failure, Result } from '../../contract/result';
import type { PackCandidate } from './pack-row';

/** Looks at a pack that a person names or gives, for them to decide upon. */
export interface PackLook {
  readonly candidate: ReadonlySignal<PackCandidate | null>;
  readonly isLooking: ReadonlySignal<boolean>;
  /** Reads the description behind an address that was typed, and nothing else of it. */
  look(address: string): Promise<void>;
  lookAtFiles(files: readonly PickedFile[]): Promise<void>;
  dismissCandidate(): void;
}

export interface PackLookTools {
  readonly client: PacksClient;
  readonly kept: ReadonlySignal<readonly KeptPack[] | null>;
  /** Where it is told why there is nothing to be seen. */
  readonly failure: Signal<Failure | null>;
}

export function createPackLook({ client, kept, failure }: PackLookTools): PackLook {
  const candidate = signal<PackCandidate | null>(null);
  const isLooking = signal(false);

  async function lookWith(
    inspecting: Promise<Result<OfferedPack>>,
    files: readonly PickedFile[] | null,
  ): Promise<void> {
    batch(() => {
      candidate.value = null;
      failure.value = null;
      isLooking.value = true;
    });
    const found = await inspecting;
    batch(() => {
      isLooking.value = false;
      if (!found.ok) failure.value = found.failure;
      else {
        const before = kept.peek()?.find(({ packUrl }) => packUrl === found.value.packUrl);
        candidate.value = { offer: found.value, files, replaces: before?.stored ?? null };
      }
    });
  }

  return {
    candidate,
    isLooking,
    look: (address) => lookWith(client.inspect(packUrlOf(address)), null),
    lookAtFiles: (files) => lookWith(client.inspectFiles(files), files),
    dismissCandidate() {
      candidate.value = null;
    },
  };
}

/** What a person types: the folder, its `pack.json`, with or without the protocol. */
function packUrlOf(address: string): string {
  const text = address.trim().replace(/pack\.json$/, '');
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}
