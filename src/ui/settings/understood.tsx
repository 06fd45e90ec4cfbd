import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { isSent } from '../../app/prompt/correct-region';
import { understoodCamera, understoodMotion } from '../../app/prompt/understanding';
import type { Studio } from '../../app/studio';
import type { RegionName } from '../../contract/regions';
import { CameraCorrection, RegionCorrection } from './corrections';
import './understood.css';
import { cameraMoveText, motionText } from './understood-text';
import { regionText } from './region-text';

type Subject = RegionName | 'camera';

const TO_COME = 'Shown here once the photo moves.';
const NOTHING = 'Nothing was found that moves.';

/**
 * What the model made of the prompt, read off the motion that plays: a chip for each region and the
 * camera, and behind each a way to correct it. Unknown until the photo has been seen live; its place
 * is kept until then, so that nothing below it moves under a hand.
 */
export function Understood({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const id = useId();
  const [open, setOpen] = useState<Subject | null>(null);
  if (studio.view.value !== 'live') return null;
  const subjects = subjectsOf(studio);
  const isKnown = studio.preview.regionMap.value !== null;
  const isNew = studio.preview.status.value.kind === 'making';
  const shown = subjects.find(({ subject }) => subject === open);
  return (
    <div class="chip-row understood" role="group" aria-labelledby={id} data-testid="understood">
      <p class="chip-row-label" id={id}>
        Understood
      </p>
      <div
        class={isKnown && isNew ? 'chips understood-chips is-outdated' : 'chips understood-chips'}
        aria-busy={isNew}
      >
        {subjects.length === 0 && <p class="field-hint">{isKnown ? NOTHING : TO_COME}</p>}
        {subjects.map(({ subject, text, isCorrected }) => (
          <button
            type="button"
            class={isCorrected ? 'chip understood-chip is-corrected' : 'chip understood-chip'}
            key={subject}
            aria-expanded={subject === open}
            onClick={() => setOpen(subject === open ? null : subject)}
          >
            {text}
          </button>
        ))}
      </div>
      {shown && <Correction studio={studio} subject={shown.subject} />}
    </div>
  );
}

interface CorrectionProps {
  readonly studio: Studio;
  readonly subject: Subject;
}

function Correction({ studio, subject }: CorrectionProps): JSX.Element | null {
  if (subject === 'camera') return <CameraCorrection draft={studio.draft} />;
  const [map, crop] = [studio.preview.regionMap.value, studio.draft.crop.value];
  if (!map || !crop) return null;
  return <RegionCorrection draft={studio.draft} name={subject} map={map} crop={crop} />;
}

interface SubjectChip {
  readonly subject: Subject;
  readonly text: string;
  /** Whether it is as the person has corrected it. */
  readonly isCorrected: boolean;
}

function subjectsOf({ preview, draft }: Studio): readonly SubjectChip[] {
  const { camera, regionStrengths, arrows } = draft.draft.value;
  const [map, crop, report] = [preview.regionMap.value, draft.crop.value, preview.camera.value];
  if (!map || !crop || !report) return [];
  const regions = preview.regions.value.map((region): SubjectChip => {
    const { name } = region;
    const isHeld = regionStrengths[name] === 0;
    const text = isHeld ? `${regionText[name]} kept still` : motionText(understoodMotion(region));
    return { subject: name, text, isCorrected: isHeld || isSent({ arrows }, name, map, crop) };
  });
  const isStill = camera.kind === 'preset' && camera.preset === 'static';
  // What is led by hand or by name is no understanding of words.
  if (camera.kind !== 'prompt' && !isStill) return regions;
  const text = isStill ? 'Camera kept still' : cameraMoveText(understoodCamera(report.axes));
  return [...regions, { subject: 'camera', text, isCorrected: isStill }];
}
