import type { JSX } from 'preact';
import type { KeptClip } from '../../app/library/kept-clip';
import type { Studio } from '../../app/studio';
import { CONTAINER_MEDIA_TYPE } from '../../contract/clip-container';
import { Button } from '../controls/button';
import { canShare, share } from '../result/save-as';

export interface ShareClipProps {
  readonly clip: KeptClip;
  readonly studio: Studio;
}

/** Hands a clip of the library to the system's share sheet, where there is one that takes it. */
export function ShareClip({ clip, studio }: ShareClipProps): JSX.Element | null {
  const { library, toasts } = studio;
  const { container } = clip.record.settings;
  // The sheet is asked by the kind of file alone: the clip is read when it is wanted.
  const kind = new Blob([], { type: CONTAINER_MEDIA_TYPE[container] });
  if (!canShare({ file: kind, name: `clip.${container}` })) return null;

  async function send(): Promise<void> {
    const named = await library.videoFile(clip);
    const outcome = named && (await share(named));
    if (outcome?.kind === 'failed') toasts.show({ tone: 'problem', text: outcome.problem });
  }

  return <Button kind="quiet" icon="share" label="Share the video" onPress={() => void send()} />;
}
