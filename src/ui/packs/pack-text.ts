import { byteText } from '../../app/library/byte-text';
import { isUpdatable, type PackActivity, type PackRow } from '../../app/packs/pack-row';
import type { PackHealth, PackProgress } from '../../contract/packs-api';

/** Where a pack comes from, in words. */
export function originText(packUrl: string, origin: PackRow['origin']): string {
  switch (origin) {
    case 'app':
      return 'Comes with Enliven';
    case 'files':
      return 'From files on this device';
    case 'address':
      return packUrl.replace(/^https?:\/\//, '').replace(/\/$/, '');
  }
}

/** Of a pack whose lock somebody else holds: the browser does not tell who. */
const ELSEWHERE = 'It is being fetched or checked, for a clip or in another tab';

/** How a pack stands, in a sentence. */
export function stateText(row: PackRow): string {
  const { kept, offer, origin } = row;
  if (kept?.paused && !kept.isBusy) {
    const { pack, keptBytes } = kept.paused;
    const what = kept.stored ? `Version ${pack.version} is on its way` : 'Paused';
    return `${what}: ${byteText(keptBytes)} of ${byteText(pack.sizeBytes)} are here.`;
  }
  if (kept?.isBusy && !row.activity) return `${ELSEWHERE}.`;
  if (kept?.stored && !kept.isWhole) {
    const mending = origin === 'files' ? 'Add its folder again.' : 'Repair fetches that alone.';
    return `The browser has thrown a part of it away. ${mending}`;
  }
  if (kept?.stored && isUpdatable(row)) {
    return `Stored. Version ${offer?.version} is there to be had, ${byteText(offer?.sizeBytes ?? 0)} at most.`;
  }
  if (kept?.stored) return `Stored: ${byteText(kept.stored.sizeBytes)} on this device.`;
  if (offer) return `Not stored yet: ${byteText(offer.sizeBytes)} to fetch.`;
  if (origin === 'files') return 'No longer on this device: add its folder again.';
  return 'Not stored yet. It is fetched with the first clip.';
}

type Working = Extract<PackActivity, { kind: 'working' }>;

/** What is being done, in words; the share beside it where there is one. */
export function workText({ task, progress }: Working): string {
  if (progress?.kind === 'wait') return `${ELSEWHERE}; waiting`;
  switch (task) {
    case 'install':
      return progress?.kind === 'check'
        ? 'Checking what is here'
        : `Fetching${amountText(progress)}`;
    case 'repair':
      return progress?.kind === 'fetch'
        ? `Mending${amountText(progress)}`
        : 'Checking what is here';
    case 'verify':
      return `Checking${amountText(progress)}`;
    case 'remove':
      return 'Removing';
    case 'look':
      return 'Asking its host';
  }
}

/** 0..1, null while there is nothing to measure. */
export function shareOf(progress: PackProgress | null): number | null {
  if (!progress || progress.kind === 'wait') return null;
  return progress.totalBytes > 0 ? progress.doneBytes / progress.totalBytes : 1;
}

/** What a check has found. */
export function healthText({ checkedBytes, damaged }: PackHealth): string {
  if (damaged.length === 0) return `All ${byteText(checkedBytes)} are as they should be.`;
  const files = damaged.map(({ path, chunkCount }) =>
    chunkCount === 1 ? path : `${path} (${chunkCount} pieces)`,
  );
  return `Damaged or missing: ${files.join(', ')}.`;
}

function amountText(progress: PackProgress | null): string {
  if (!progress || progress.kind === 'wait') return '';
  return `: ${byteText(progress.doneBytes)} of ${byteText(progress.totalBytes)}`;
}
