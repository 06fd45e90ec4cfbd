import { packSizeBytes } from '../../../workers/storage/pack-manifest';
import type { VerifiedPack } from './verify-pack-folder';

/** What was found, for standard output. */
export function packReport(folder: string, { manifest, damaged, unlisted }: VerifiedPack): string {
  const { family, id, version, licence, files, parts } = manifest;
  const megabytes = (packSizeBytes(manifest) / 1e6).toFixed(2);
  const chunks = files.reduce((sum, file) => sum + file.chunkSha256.length, 0);
  return [
    `${folder}  ${id} ${version}, ${megabytes} MB`,
    `  family  ${family} (${Object.keys(parts).join(', ')})`,
    `  licence ${licence}`,
    `  files   ${files.length}, in ${chunks} chunks`,
    ...(unlisted.length > 0 ? [`  not part of the pack: ${unlisted.join(', ')}`] : []),
    ...damaged.map((finding) => `  wrong   ${finding}`),
    damaged.length === 0 ? '  Every chunk is as the manifest says.' : '  The app would refuse it.',
  ].join('\n');
}
