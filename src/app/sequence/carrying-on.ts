import type { SequenceClient } from '../../client/sequence-client';
import type { JobState } from '../job-state';
import { draftOfSettings } from '../library/draft-of-settings';
import type { KeptClip } from '../library/kept-clip';
import type { SetupState } from '../library/setup';
import type { ToastState } from '../toast-state';
import { carriedFrame, carriedName, carriedSettings, carriedText } from './carry-on';
import type { ClipVideos } from './clip-videos';
import { nameOf } from './sequence-plan';

/**
 * Makes a frame of a clip the photo, with all that was set; true where it did, which is told.
 *
 * @param outSeconds where the clip is cut off, exclusive; its end where it is left out
 */
export type CarryOn = (clip: KeptClip, outSeconds?: number) => Promise<boolean>;

export interface CarryOnTools {
  readonly client: SequenceClient;
  readonly videos: ClipVideos;
  readonly setup: SetupState;
  readonly jobs: JobState;
  readonly toasts: ToastState;
  readonly showStage: (view: 'photo') => void;
}

export function createCarryOn(tools: CarryOnTools): CarryOn {
  const { client, videos, setup, jobs, toasts, showStage } = tools;
  return async (clip, outSeconds) => {
    const video = await videos.videoOf(clip);
    if (!video) return false;
    const { atSeconds, kind } = carriedFrame(clip, outSeconds);
    const picture = await client.takePicture({ video, name: nameOf(clip), atSeconds });
    if (!picture.ok) {
      toasts.show({ tone: 'problem', text: picture.failure.message });
      return false;
    }
    const settings = carriedSettings(clip.record.settings);
    // The same noise goes on in the same vein.
    const draft = { ...draftOfSettings(settings), isSeedLocked: true };
    const photo = { file: picture.value, name: carriedName(clip.photoName) };
    if (!(await setup.apply({ photo, draft, crop: settings.crop }))) return false;
    jobs.settle();
    showStage('photo');
    toasts.show({ tone: 'news', text: carriedText(kind, clip.record.settings.isLoop) });
    return true;
  };
}
