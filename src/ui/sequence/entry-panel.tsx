import type { JSX } from 'preact';
import type { SequenceEditor } from '../../app/sequence/sequence-editor';
import { trimOf } from '../../app/sequence/sequence-view';
import { Button } from '../controls/button';
import { TitleFields } from './title-fields';
import { TransitionField } from './transition-field';
import { TrimBar } from './trim-bar';

/** All that can be done to the selected clip. */
export function EntryPanel({
  sequence,
}: {
  readonly sequence: SequenceEditor;
}): JSX.Element | null {
  const entry = sequence.selected.value;
  if (!entry) return null;
  const { entries } = sequence.view.value;
  const index = entries.indexOf(entry);
  const { id, clip, outSeconds } = entry;
  const { durationSeconds, framesPerSecond } = trimOf(clip);
  const isCutOff = durationSeconds - outSeconds > 0.5 / framesPerSecond;
  return (
    <div class="sequence-entry" data-testid="sequence-entry">
      <h3>
        <span class="only-read-aloud">Selected: </span>
        {clip.record.settings.prompt || clip.photoName}
      </h3>
      <div class="sequence-entry-actions" role="group" aria-label="With this clip">
        <Button
          icon="back"
          label="Move it earlier"
          isDisabled={index === 0}
          onPress={() => sequence.move(id, index - 1)}
        />
        <Button
          icon="forth"
          label="Move it later"
          isDisabled={index === entries.length - 1}
          onPress={() => sequence.move(id, index + 1)}
        />
        <Button icon="copy" label="Duplicate it" onPress={() => sequence.duplicate(id)} />
        <Button
          icon="carry"
          label={isCutOff ? 'Carry on from where it is cut off' : 'Carry on from its last frame'}
          onPress={() => void sequence.carryOn(clip, outSeconds)}
        />
        <Button icon="bin" label="Take it out" onPress={() => sequence.remove(id)} />
      </div>
      <TrimBar key={id} entry={entry} sequence={sequence} />
      <TransitionField entry={entry} isLast={index === entries.length - 1} sequence={sequence} />
      <TitleFields entry={entry} sequence={sequence} />
    </div>
  );
}
