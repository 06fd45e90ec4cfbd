import { defaultPack } from '../../models/catalog';
import { CAMERA_NOTATION } from '../contract/camera-notation';
import { CLIP_CONTAINERS } from '../contract/clip-container';
import type { NetworkPreference } from '../contract/device';
import { parseAddress } from '../contract/parse-address';
import type { StudioOptions } from '../contract/studio-api';
import { parseCamera } from './parse-camera';
import {
  maxPromptLength,
  numberProblem,
  codecChoices,
  workingSizes,
  type ClipDraft,
  type NumericSetting,
} from './clip-draft';
import { aspectOfSize } from './crop';
import { sizeProblem, type SizeChoice } from './output-size';

/** What the page's address asks for. */
export interface PageOptions {
  /** The app's own pack, and whether the address names another in its place. */
  readonly ownPackUrl: string;
  readonly isPackNamed: boolean;
  /** A pack of another host that the address names: to be offered, as only a person adds one. */
  readonly linkedPackUrl: string | null;
  readonly studio: StudioOptions;
  /** Settings that replace those of a fresh draft. */
  readonly draft: Partial<ClipDraft>;
  /** The whole query: what was left behind under another one is not asked for. */
  readonly query: string;
  /** Whether clips and what one is at are kept for the next visit; `keep=0` for tools. */
  readonly isKept: boolean;
  /** A sentence for every parameter that was not understood and is ignored. */
  readonly problems: readonly string[];
}

const numberParameters: Readonly<Record<string, NumericSetting>> = {
  seconds: 'durationSeconds',
  fps: 'framesPerSecond',
  seed: 'seed',
  steps: 'steps',
  guidance: 'guidance',
  strength: 'motionStrength',
  speed: 'motionSpeed',
  plays: 'playCount',
};

const networkPreferences: readonly NetworkPreference[] = ['auto', 'wasm', 'webgpu'];

/**
 * Reads the query parameters networks, pack, prompt, seconds, size=WxH or photo, fps, seed, camera,
 * camera-strength, loop, plays, container, codec, steps, guidance, strength, speed, working and keep.
 */
export function parsePageOptions(address: URL): PageOptions {
  const query = address.searchParams;
  const problems: string[] = [];
  const draft = {
    ...readNumbers(query, problems),
    ...readPrompt(query),
    ...readLoop(query, problems),
    ...readCamera(query, problems),
    ...readWorkingSize(query, problems),
    ...readSize(query, problems),
    ...readCodec(query, problems),
    ...readContainer(query, problems),
  };
  const ownPackUrl = new URL(defaultPack.path, folderOf(address)).href;
  const namedUrl = readPackUrl(address, problems);
  const isForeign = namedUrl !== null && new URL(namedUrl).origin !== address.origin;
  const packUrl = isForeign ? null : namedUrl;
  return {
    ownPackUrl,
    isPackNamed: packUrl !== null,
    linkedPackUrl: isForeign ? namedUrl : null,
    studio: { networks: readNetworks(query, problems), packUrl: packUrl ?? ownPackUrl },
    draft,
    query: address.search,
    isKept: query.get('keep') !== '0',
    problems,
  };
}

function readNumbers(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const found: Partial<Record<NumericSetting, number>> = {};
  for (const [parameter, setting] of Object.entries(numberParameters)) {
    const text = query.get(parameter);
    if (text === null) continue;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const problem = numberProblem(setting, value);
    if (problem) problems.push(`${parameter}=${text}: ${problem}`);
    else found[setting] = value;
  }
  // Who names a seed wants that very seed, also for the second clip.
  return found.seed === undefined ? found : { ...found, isSeedLocked: true };
}

function readPrompt(query: URLSearchParams): Partial<ClipDraft> {
  const prompt = query.get('prompt');
  return prompt === null ? {} : { prompt: prompt.slice(0, maxPromptLength) };
}

function readLoop(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const text = query.get('loop');
  if (text === null) return {};
  if (['', '1', 'true', 'on', 'yes'].includes(text)) return { isLoop: true };
  if (['0', 'false', 'off', 'no'].includes(text)) return { isLoop: false };
  problems.push(`loop=${text}: 1 or 0.`);
  return {};
}

function readCamera(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const name = query.get('camera');
  if (name === null) return {};
  const strength = Number(query.get('camera-strength') ?? 1);
  const camera = parseCamera(name, strength > 0 && strength <= 2 ? strength : 1);
  if (camera) return { camera };
  problems.push(`camera=${name}: a camera move, or ${CAMERA_NOTATION}.`);
  return {};
}

function readWorkingSize(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const text = query.get('working');
  if (text === null) return {};
  const workingSizePixels = workingSizes.find((size) => String(size) === text);
  if (workingSizePixels) return { workingSizePixels };
  problems.push(`working=${text}: one of ${workingSizes.join(', ')}.`);
  return {};
}

function readSize(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const text = query.get('size');
  if (text === null) return {};
  if (text === 'photo') return { size: { kind: 'photo' } };
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(text.trim()) ?? [];
  const size: SizeChoice = {
    kind: 'exact',
    widthPixels: Number(width),
    heightPixels: Number(height),
  };
  const problem = sizeProblem(size);
  if (!problem) return { size, aspect: aspectOfSize(size) };
  problems.push(`size=${text}: ${problem}`);
  return {};
}

function readCodec(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const text = query.get('codec');
  if (text === null) return {};
  const codec = codecChoices.find((known) => known === text);
  if (codec) return { codec };
  problems.push(`codec=${text}: one of ${codecChoices.join(', ')}.`);
  return {};
}

function readContainer(query: URLSearchParams, problems: string[]): Partial<ClipDraft> {
  const text = query.get('container');
  if (text === null) return {};
  const container = CLIP_CONTAINERS.find((known) => known === text);
  if (container) return { container };
  problems.push(`container=${text}: one of ${CLIP_CONTAINERS.join(', ')}.`);
  return {};
}

function readNetworks(query: URLSearchParams, problems: string[]): NetworkPreference {
  const text = query.get('networks');
  if (text === null) return 'auto';
  const preference = networkPreferences.find((known) => known === text);
  if (!preference) problems.push(`networks=${text}: one of ${networkPreferences.join(', ')}.`);
  return preference ?? 'auto';
}

/** Absolute address of the pack's folder, with a closing slash; null where none is named. */
function readPackUrl(address: URL, problems: string[]): string | null {
  const text = address.searchParams.get('pack');
  if (text === null) return null;
  const url = parseAddress(text.endsWith('/') ? text : `${text}/`, folderOf(address));
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href;
  problems.push(`pack=${text}: not an address of a folder.`);
  return null;
}

function folderOf(address: URL): URL {
  return new URL('.', `${address.origin}${address.pathname}`);
}
