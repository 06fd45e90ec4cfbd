import type { CropRectangle, ClipRecord } from '../../contract/clip';
import type { Result } from '../../contract/result';
import type { DraftState } from '../draft-state';
import { isSameData } from '../edit-history';
import { unpainted } from '../clip-draft';
import { isCropInside } from '../crop';
import type { Photo } from '../photo/photo';
import type { PhotoState } from '../photo-state';
import { readClipRecord } from '../read-clip-record';
import type { ToastState } from '../toast-state';
import type { ClipOpening } from './clip-opening';
import { draftOfSettings } from './draft-of-settings';
import type { LibraryState } from './library-state';
import { PROJECT_FILE_ENDING, readProjectFile } from './project-file';
import type { SetupState } from './setup';

/** Files that are no photos: projects, and clips whose settings are wanted back. */
export interface FileIntake {
  /** Whether the file is one of these; a picture is, where a clip's settings are in it. */
  takes(file: Blob, name: string): Promise<boolean>;
  /** Reads it; whatever comes of it the person is told. */
  takeFile(file: Blob, name: string): Promise<void>;
  /** Lays on the crop and the strokes of a clip whose photo was still to be opened. */
  afterPhoto(): void;
}

export interface FileIntakeTools {
  readonly library: LibraryState;
  readonly opening: ClipOpening;
  readonly setup: SetupState;
  readonly toasts: ToastState;
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly openPhoto: (file: Blob, name: string) => Promise<Result<Photo>>;
  readonly showStage: (view: 'photo' | 'clip') => void;
}

export function createFileIntake(tools: FileIntakeTools): FileIntake {
  const { library, opening, setup, toasts, photo, draft, openPhoto, showStage } = tools;
  let awaited: ClipRecord['settings'] | null = null;

  function tellProblem(text: string): void {
    toasts.show({ tone: 'problem', text });
  }

  async function takeProject(file: Blob, name: string): Promise<void> {
    const read = await readProjectFile(file, name);
    if (!read.ok) return tellProblem(read.problem);
    const { facts, photo: photoFile, video } = read.project;
    const opened = await openPhoto(photoFile, facts.photoName);
    if (!opened.ok) {
      return tellProblem(`The photo in “${name}” cannot be opened. ${opened.failure.message}`);
    }
    const clip = await library.add(facts, opened.value, video);
    opened.value.bitmap.close();
    if (!clip || !(await opening.open(clip))) return;
    toasts.show({ tone: 'news', text: `“${name}” is in the library, and on the stage.` });
  }

  async function takeClip(file: Blob, name: string): Promise<void> {
    const record = await readClipRecord(file);
    if (!record) {
      return tellProblem(
        `“${name}” has no settings of Enliven in it. Clips have them as they were downloaded; many programs drop them when they convert or send a video.`,
      );
    }
    const kept = library.clips.peek()?.find((clip) => isSameData(clip.record, record));
    if (kept && (await opening.open(kept))) {
      return toasts.show({ tone: 'news', text: `“${name}” was in the library: here it is.` });
    }
    const { settings } = record;
    const { crop } = settings;
    const isFit = fitsPhoto(crop);
    const wanted = draftOfSettings(settings);
    await setup.apply({ photo: null, draft: isFit ? wanted : { ...wanted, ...unpainted }, crop });
    awaited = isFit ? null : settings;
    showStage('photo');
    const next = isFit ? 'Animate makes it again from this photo.' : 'Now open its photo.';
    toasts.show({ tone: 'news', text: `The settings of “${name}” are set. ${next}` });
  }

  function fitsPhoto(crop: CropRectangle): boolean {
    const current = photo.photo.peek();
    return current !== null && isCropInside(crop, current);
  }

  return {
    takes: async (file, name) =>
      isProject(name) || isVideo(file, name) || (await isClipPicture(file, name)),
    takeFile: async (file, name) => {
      try {
        await (isProject(name) ? takeProject : takeClip)(file, name);
      } catch {
        tellProblem(`“${name}” could not be read. It may have been moved or deleted.`);
      }
    },
    afterPhoto() {
      if (!awaited || !fitsPhoto(awaited.crop)) return;
      const { mask, arrows, regionStrengths, regionSpeeds, crop } = awaited;
      const painted = { mask, arrows, regionStrengths, regionSpeeds };
      draft.load({ ...draft.draft.peek(), ...painted }, crop, 'brush and crop');
      awaited = null;
    },
  };
}

function isProject(name: string): boolean {
  return name.toLowerCase().endsWith(PROJECT_FILE_ENDING);
}

function isVideo(file: Blob, name: string): boolean {
  return file.type.startsWith('video/') || /\.(mp4|m4v|mov|webm)$/i.test(name);
}

/** GIF and WebP are photos too. One that cannot be read is told of as a photo. */
async function isClipPicture(file: Blob, name: string): Promise<boolean> {
  const mayBe = /^image\/(gif|webp)$/.test(file.type) || /\.(gif|webp)$/i.test(name);
  if (!mayBe) return false;
  return (await readClipRecord(file).catch(() => undefined)) !== undefined;
}
