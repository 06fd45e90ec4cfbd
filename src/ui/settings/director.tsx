import type { JSX } from 'preact';
import {
  readDirection,
  toggleRest,
  toggleSubject,
  withCamera,
  withPace,
} from '../../app/prompt/direction';
import {
  cameraPhrases,
  pacePhrases,
  restPhrase,
  subjectPhrases,
} from '../../app/prompt/director-phrases';
import { ChipRow } from './chip-row';
import './detail-fields.css';

export interface DirectorProps {
  readonly prompt: string;
  onChange(prompt: string): void;
}

/** Writes the prompt from its parts: what moves, how, and the camera. */
export function Director({ prompt, onChange }: DirectorProps): JSX.Element {
  const { camera, subjects, pace, isRestStill } = readDirection(prompt);
  const subjectChips = subjectPhrases.map((subject) => ({
    name: subject.name,
    isOn: subjects.includes(subject),
    onPress: () => onChange(toggleSubject(prompt, subject)),
  }));
  const restChip = {
    name: restPhrase.name,
    isOn: isRestStill,
    onPress: () => onChange(toggleRest(prompt)),
  };
  return (
    <details class="details">
      <summary>Write it with me</summary>
      <div class="details-body director">
        <ChipRow label="What moves" chips={[...subjectChips, restChip]} />
        <ChipRow
          label="Pace and mood"
          chips={pacePhrases.map((phrase) => ({
            name: phrase.name,
            isOn: phrase === pace,
            onPress: () => onChange(withPace(prompt, phrase === pace ? null : phrase)),
          }))}
        />
        <ChipRow
          label="Camera move"
          chips={cameraPhrases.map((phrase) => ({
            name: phrase.name,
            isOn: phrase === camera,
            onPress: () => onChange(withCamera(prompt, phrase === camera ? null : phrase)),
          }))}
        />
      </div>
    </details>
  );
}
