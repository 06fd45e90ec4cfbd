import type { ClipSettings } from '../../contract/clip';

const longestStem = 60;

/** File name of a clip: the photo's name, the first words of the prompt, the seed. */
export function clipFileName(photoName: string, settings: ClipSettings): string {
  const stem = photoName.replace(/\.[a-z0-9]{2,5}$/i, '');
  const words = settings.prompt.split(/\s+/).slice(0, 5).join(' ');
  const parts = [stem, words].map(toFileText).filter((part) => part !== '');
  const name = parts.join('-').slice(0, longestStem).replace(/-+$/, '');
  return `${name || 'clip'}-${settings.seed}.${settings.container}`;
}

/** Letters and digits of any script, everything else as single hyphens. */
function toFileText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}
