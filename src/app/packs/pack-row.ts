import type {
  KeptPack,
  OfferedPack,
  PackDescription,
  PackHealth,
  PackProgress,
  PickedFile,
} from '../../contract/packs-api';
import type { Failure } from '../../contract/result';

/** What is being done with a pack, or came of it last. */
export type PackActivity =
  | {
      readonly kind: 'working';
      readonly task: 'install' | 'verify' | 'repair' | 'remove' | 'look';
      /** Null before the first report, and for what is done at once. */
      readonly progress: PackProgress | null;
    }
  | { readonly kind: 'checked'; readonly health: PackHealth }
  | { readonly kind: 'current' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A pack that is here, or that could be. */
export interface PackRow {
  readonly packUrl: string;
  readonly origin: 'app' | 'address' | 'files';
  /** What is known of it: the stored version before one on its way, that before one on offer. */
  readonly pack: PackDescription | null;
  readonly kept: KeptPack | null;
  /** What its address offers, as far as it was asked. */
  readonly offer: PackDescription | null;
  readonly isChosen: boolean;
  readonly activity: PackActivity | null;
}

/** A pack that was looked at and not yet asked for. */
export interface PackCandidate {
  readonly offer: OfferedPack;
  /** Null where it comes from an address. */
  readonly files: readonly PickedFile[] | null;
  /** The version that it would replace. */
  readonly replaces: PackDescription | null;
}

export function originOf(packUrl: string, ownPackUrl: string): PackRow['origin'] {
  if (packUrl === ownPackUrl) return 'app';
  return packUrl.startsWith('local:') ? 'files' : 'address';
}

/** What a pack is called; before its description is known, the last part of its address. */
export function nameOf({ pack, packUrl, origin }: PackRow): string {
  if (pack) return pack.id;
  if (origin === 'app') return 'Enliven’s own';
  return packUrl.split(/[/:]/).findLast((part) => part !== '') ?? packUrl;
}

/** Whether the address offers something else than what is stored. */
export function isUpdatable({ kept, offer }: PackRow): boolean {
  if (!kept?.stored || !offer) return false;
  return kept.paused === null && kept.stored.manifestSha256 !== offer.manifestSha256;
}
