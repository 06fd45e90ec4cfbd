import { clipFileName } from '../job/clip-file-name';
import type { FinishedClip } from '../job/job';
import type { JobState } from '../job-state';
import { draftOfSettings } from './draft-of-settings';
import type { ClipFiles, KeptClip, KeptFacts } from './kept-clip';
import type { LibraryState } from './library-state';
import { PROJECT_FILE_ENDING, writeProjectFile } from './project-file';
import type { SetupState } from './setup';

/** A file for the person to save. */
export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** What can be done with a clip that is kept. Opening anything waits for the job under way. */
export interface ClipOpening {
  /** Photo, settings and the clip itself, as on the day it was made. */
  open(clip: KeptClip): Promise<boolean>;
  /** Photo and settings alone, to be changed. */
  duplicate(clip: KeptClip): Promise<boolean>;
  /** Makes a clip more of the same photo and words. */
  makeVariant(clip: KeptClip): Promise<boolean>;
  /** The clip's file; null where it could not be read, which the person is told. */
  videoFile(clip: KeptClip): Promise<NamedFile | null>;
  /** Clip, photo and settings in one file. */
  projectFile(clip: KeptClip): Promise<NamedFile | null>;
}

export interface ClipOpeningTools {
  readonly library: LibraryState;
  readonly setup: SetupState;
  readonly jobs: JobState;
  readonly showStage: (view: 'photo' | 'clip') => void;
  /** Draws another seed and makes a clip of what is set. */
  readonly makeAnother: () => Promise<void>;
}

export function createClipOpening(tools: ClipOpeningTools): ClipOpening {
  const { library, setup, jobs, showStage, makeAnother } = tools;

  /** Brings photo and settings onto the stage; with the clip if that is wanted. */
  async function bring(clip: KeptClip, withClip: boolean): Promise<boolean> {
    const files = await library.read(clip);
    if (!files) return false;
    const { settings } = clip.record;
    // The clip is there to be had again: who opens it and goes on draws another seed.
    const draft = { ...draftOfSettings(settings), isSeedLocked: !withClip };
    const photo = { file: files.photo, name: clip.photoName };
    if (!(await setup.apply({ photo, draft, crop: settings.crop }))) return false;
    if (withClip) jobs.present(finishedClip(clip, files));
    jobs.settle();
    showStage(withClip ? 'clip' : 'photo');
    return true;
  }

  return {
    open: (clip) => bring(clip, true),
    duplicate: (clip) => bring(clip, false),
    async makeVariant(clip) {
      if (!(await bring(clip, false))) return false;
      void makeAnother();
      return true;
    },
    async videoFile(clip) {
      const files = await library.read(clip);
      return files && { file: files.video, name: fileNameOf(clip) };
    },
    async projectFile(clip) {
      const files = await library.read(clip);
      if (!files) return null;
      const { createdAtMs, photoName, motionSha256, video, record } = clip;
      const facts: KeptFacts = { createdAtMs, photoName, motionSha256, video, record };
      const name = fileNameOf(clip).replace(/\.\w+$/, PROJECT_FILE_ENDING);
      return { file: writeProjectFile({ ...files, facts }), name };
    },
  };
}

function fileNameOf({ photoName, record }: KeptFacts): string {
  return clipFileName(photoName, record.settings);
}

function finishedClip(clip: KeptClip, { photo, video }: ClipFiles): FinishedClip {
  const { record, motionSha256 } = clip;
  return {
    clip: { ...clip.video, video, record, motionSha256 },
    photo: { file: photo, name: clip.photoName },
    url: URL.createObjectURL(video),
    fileName: fileNameOf(clip),
    making: null,
  };
}
