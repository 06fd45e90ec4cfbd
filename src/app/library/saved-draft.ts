import type { ClipSettings, CropRectangle } from '../../contract/clip';
import { numberProblem, settingsOf, type ClipDraft } from '../clip-draft';
import { cropAspects, type CropAspect } from '../crop';
import { sizeNames, sizeProblem, type SizeChoice } from '../output-size';
import { MAXIMUM_PROMPT_LENGTH, parseClipSettings } from '../parse-clip-record';
import { fieldsOf } from './parse-kept-clip';

/** What the person was at, as it is kept between two visits. */
export interface SavedDraft {
  /** The query of the page's address: another one asks for something else. */
  readonly query: string;
  /** Null where there was no photo. */
  readonly photo: { readonly name: string; readonly sha256: string } | null;
  readonly settings: ClipSettings;
  readonly isSeedLocked: boolean;
  readonly aspect: CropAspect;
  readonly size: SizeChoice;
}

/** A crop for the settings of a draft without a photo. */
const NO_CROP: CropRectangle = { x: 0, y: 0, width: 16, height: 9 };

/** The draft in the form in which it is kept; a seed that is none is kept as 0. */
export function savedDraftOf(
  draft: ClipDraft,
  crop: CropRectangle | null,
  photo: SavedDraft['photo'],
  query: string,
): SavedDraft {
  const { isSeedLocked, aspect, size } = draft;
  const seed = numberProblem('seed', draft.seed) ? 0 : draft.seed;
  // Not trimmed: a person may be between two words.
  const prompt = draft.prompt.slice(0, MAXIMUM_PROMPT_LENGTH);
  const settings = { ...settingsOf({ ...draft, seed }, crop ?? NO_CROP), prompt };
  return { query, photo, settings, isSeedLocked, aspect, size };
}

/** The way back; the mask comes along. */
export function draftOf({ settings, isSeedLocked, aspect, size }: SavedDraft): ClipDraft {
  const { crop: _crop, widthPixels: _width, heightPixels: _height, ...rest } = settings;
  return { ...rest, isSeedLocked, aspect, size };
}

/** Narrows a value of the database; undefined where there is none, or another version's. */
export function parseSavedDraft(value: unknown): SavedDraft | undefined {
  const {
    query,
    photo,
    settings: json,
    isSeedLocked,
    aspect: name,
    size: choice,
  } = fieldsOf(value);
  const settings = parseClipSettings(json);
  const aspect = cropAspects.find((known) => known === name);
  const size = parseSize(choice);
  if (typeof query !== 'string' || !settings || !aspect || !size) return undefined;
  return {
    query,
    photo: parsePhoto(photo),
    settings,
    isSeedLocked: isSeedLocked === true,
    aspect,
    size,
  };
}

function parsePhoto(value: unknown): SavedDraft['photo'] {
  const { name, sha256 } = fieldsOf(value);
  return typeof name === 'string' && typeof sha256 === 'string' ? { name, sha256 } : null;
}

function parseSize(value: unknown): SizeChoice | undefined {
  const { kind, name, widthPixels, heightPixels } = fieldsOf(value);
  const known = sizeNames.find((candidate) => candidate === name);
  if (kind === 'named' && known) return { kind, name: known };
  if (kind === 'photo') return { kind };
  if (kind !== 'exact') return undefined;
  if (typeof widthPixels !== 'number' || typeof heightPixels !== 'number') return undefined;
  const size = { widthPixels, heightPixels };
  return sizeProblem(size) === null ? { kind, ...size } : undefined;
}
