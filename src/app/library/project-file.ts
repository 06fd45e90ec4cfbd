import type { ClipContainer } from '../../contract/clip';
import { CONTAINER_MEDIA_TYPE } from '../../contract/clip-container';
import type { ClipFiles, KeptFacts } from './kept-clip';
import { fieldsOf, parseKeptFacts } from './parse-kept-clip';

/** One clip with its photo in one file; laid out as docs/project-file.md says. */
export interface Project extends ClipFiles {
  readonly facts: KeptFacts;
}

/** Either a project, or why the file is none, in a sentence for the person. */
export type ReadProject =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly problem: string };

export const PROJECT_FILE_ENDING = '.enliven';

/** As in PNG: a byte over 127, the name, and line ends that a transfer as text would change. */
const MAGIC = Uint8Array.of(0x8e, 0x45, 0x4e, 0x4c, 0x56, 0x0d, 0x0a, 0x1a);
const VERSION = 1;
const PREAMBLE_BYTES = MAGIC.length + 8;
/** The largest mask there can be takes 3 MB. */
const MAXIMUM_HEADER_BYTES = 8 * 2 ** 20;
/** An MP4 begins with a `ftyp` box (ISO/IEC 14496-12, 4.3), its type behind four bytes of size. */
const FILE_TYPE_BOX = 'ftyp';
/** What a file of each kind begins with, and where; WebM with EBML's number (RFC 8794, 11.2). */
const BEGINNINGS: Readonly<Record<ClipContainer, readonly [atBytes: number, text: string]>> = {
  mp4: [4, FILE_TYPE_BOX],
  webm: [1, 'E\u07e3'],
  gif: [0, 'GIF8'],
  webp: [8, 'WEBP'],
};

/** Puts a clip with its photo into one file. Nothing is copied: the file is made of the parts. */
export function writeProjectFile({ facts, photo, video }: Project): Blob {
  const json = JSON.stringify({ facts, photoBytes: photo.size, videoBytes: video.size });
  const header = new TextEncoder().encode(json);
  const numbers = new DataView(new ArrayBuffer(8));
  numbers.setUint32(0, VERSION, true);
  numbers.setUint32(4, header.length, true);
  return new Blob([MAGIC, numbers, header, photo, video], { type: 'application/octet-stream' });
}

/** Whether a file says of itself that it is a project; the rest of it may still be wrong. */
export async function isProjectFile(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer());
  return start.length === MAGIC.length && MAGIC.every((byte, index) => start[index] === byte);
}

/**
 * Reads a file of unknown origin. Lengths are checked before anything is read, every setting
 * against its range; the photo is given as bytes and has yet to be decoded.
 *
 * @param name what the person knows the file by
 */
export async function readProjectFile(file: Blob, name: string): Promise<ReadProject> {
  if (!(await isProjectFile(file))) {
    return problem(name, 'is no Enliven project: it does not begin as one');
  }
  const preamble = new DataView(await file.slice(0, PREAMBLE_BYTES).arrayBuffer());
  if (preamble.byteLength < PREAMBLE_BYTES) return cutShort(name);
  const version = preamble.getUint32(MAGIC.length, true);
  const headerBytes = preamble.getUint32(MAGIC.length + 4, true);
  if (version !== VERSION) {
    return problem(
      name,
      `is a project of format ${version}, and this page reads format ${VERSION}. Reload it to get the newest version`,
    );
  }
  if (headerBytes > MAXIMUM_HEADER_BYTES) {
    return problem(name, 'is damaged: its header claims to be longer than any header is');
  }
  const photoStart = PREAMBLE_BYTES + headerBytes;
  if (photoStart > file.size) return cutShort(name);
  const header = fieldsOf(await readJson(file.slice(PREAMBLE_BYTES, photoStart)));
  const facts = parseKeptFacts(header['facts']);
  const { photoBytes, videoBytes } = header;
  if (!facts || !isLength(photoBytes) || !isLength(videoBytes)) {
    return problem(name, 'is damaged: its settings are missing or out of range');
  }
  const videoStart = photoStart + photoBytes;
  const end = videoStart + videoBytes;
  if (end > file.size) return cutShort(name);
  if (end < file.size) return problem(name, 'is damaged: there is more in it than it says');
  const { container } = facts.record.settings;
  const video = file.slice(videoStart, end, CONTAINER_MEDIA_TYPE[container]);
  if (!(await isOfKind(video, container))) {
    return problem(name, `is damaged: its video is no ${container.toUpperCase()}`);
  }
  return { ok: true, project: { facts, photo: file.slice(photoStart, videoStart), video } };
}

async function readJson(part: Blob): Promise<unknown> {
  try {
    const bytes = await part.arrayBuffer();
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

async function isOfKind(video: Blob, container: ClipContainer): Promise<boolean> {
  const [atBytes, text] = BEGINNINGS[container];
  const there = video.slice(atBytes, atBytes + new TextEncoder().encode(text).length);
  return (await there.text()) === text;
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function cutShort(name: string): ReadProject {
  return problem(
    name,
    'ends before its clip does: it was cut short when it was copied. Get the whole file again',
  );
}

function problem(name: string, reason: string): ReadProject {
  return { ok: false, problem: `“${name}” ${reason}.` };
}
