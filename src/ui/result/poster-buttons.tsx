import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FinishedClip } from '../../app/job/job';
import { posterFileName, takePoster, type PosterFormat } from '../../app/poster';
import { Button } from '../controls/button';
import { saveFile } from '../controls/save-file';
import { copyPicture } from './save-as';
import './poster-buttons.css';

/** Saves the first frame as a picture, for where a video wants a poster. */
export function PosterButtons({ finished }: { readonly finished: FinishedClip }): JSX.Element {
  const [problem, setProblem] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);

  async function save(format: PosterFormat): Promise<void> {
    const poster = await takePoster(finished.url, finished.clip.record.settings.container, format);
    setProblem(poster.ok ? null : poster.failure.message);
    if (!poster.ok) return;
    saveFile({ file: poster.value, name: posterFileName(finished.fileName, format) });
  }

  async function copy(): Promise<void> {
    const outcome = await copyPicture(pngOf(finished));
    setCopied(outcome.kind === 'done');
    setProblem(outcome.kind === 'failed' ? outcome.problem : null);
  }

  return (
    <div class="poster" role="group" aria-labelledby="poster-title">
      <div class="poster-words">
        <p class="field-label" id="poster-title">
          Poster
        </p>
        <p class="field-hint">The first frame as a picture.</p>
      </div>
      <Button icon="download" testId="poster-png" onPress={() => void save('png')}>
        PNG
      </Button>
      <Button icon="download" testId="poster-jpeg" onPress={() => void save('jpeg')}>
        JPEG
      </Button>
      <Button icon="copy" testId="poster-copy" onPress={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

async function pngOf({ url, clip }: FinishedClip): Promise<Blob> {
  const poster = await takePoster(url, clip.record.settings.container, 'png');
  if (!poster.ok) throw new Error(poster.failure.message);
  return poster.value;
}
