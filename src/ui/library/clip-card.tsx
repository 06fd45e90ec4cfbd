import type { JSX } from 'preact';
import { byteText } from '../../app/library/byte-text';
import type { NamedFile } from '../../app/library/clip-opening';
import type { KeptClip } from '../../app/library/kept-clip';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { saveFile } from '../controls/save-file';
import { SequenceActions } from '../sequence/sequence-actions';
import './clip-card.css';
import { ShareClip } from './share-clip';
import { Thumbnail } from './thumbnail';

export interface ClipCardProps {
  readonly clip: KeptClip;
  readonly studio: Studio;
  onRemove(): void;
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** One clip: its first picture, its words, and all that can be done with it. */
export function ClipCard({ clip, studio, onRemove }: ClipCardProps): JSX.Element {
  const { library } = studio;
  const { prompt, seed } = clip.record.settings;
  const { durationSeconds, widthPixels, heightPixels } = clip.video;
  const title = prompt || clip.photoName;
  const date = dates.format(clip.createdAtMs);
  const length = `${Number(durationSeconds.toFixed(1))} s`;
  return (
    <li class="kept" data-clip-id={clip.id} data-testid="kept-clip">
      <button
        type="button"
        class="kept-open"
        aria-label={`Open: ${title}, ${length}, ${date}`}
        onClick={() => void library.open(clip)}
      >
        <Thumbnail picture={clip.thumbnail} />
        <span class="kept-length" aria-hidden="true">
          {length}
        </span>
      </button>
      <div class="kept-words">
        <h3 class={prompt ? 'kept-prompt' : 'kept-prompt is-wordless'} title={title}>
          {title}
        </h3>
        <p class="kept-facts">
          {date}
          <br />
          {widthPixels} × {heightPixels}, seed {seed}, {byteText(clip.videoBytes)}
        </p>
      </div>
      <div class="kept-actions" role="group" aria-label={`With “${title}”`}>
        <SequenceActions studio={studio} clip={clip} />
        <Button
          kind="quiet"
          icon="copy"
          label="Photo and settings, without the clip"
          onPress={() => void library.duplicate(clip)}
        />
        <Button
          kind="quiet"
          icon="another"
          label="One more with another seed"
          onPress={() => void library.makeVariant(clip)}
        />
        <Button
          kind="quiet"
          icon="download"
          label="Download the video"
          onPress={() => void save(library.videoFile(clip))}
        />
        <ShareClip clip={clip} studio={studio} />
        <Button
          kind="quiet"
          icon="pack"
          label="Export as a project"
          onPress={() => void save(library.projectFile(clip))}
        />
        <Button kind="quiet" icon="bin" label="Delete" onPress={onRemove} />
      </div>
    </li>
  );
}

async function save(reading: Promise<NamedFile | null>): Promise<void> {
  const file = await reading;
  if (file) saveFile(file);
}
