import type { JSX } from 'preact';
import { draftLimits, workingSizes } from '../../app/clip-draft';
import type { DraftState } from '../../app/draft-state';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import './detail-fields.css';

/** What seldom needs a hand: working size, steps and guidance. */
export function DetailFields({ state }: { readonly state: DraftState }): JSX.Element {
  const { workingSizePixels, steps, guidance } = state.draft.value;
  return (
    <details class="details">
      <summary>Advanced</summary>
      <div class="details-body">
        <Segmented
          label="Working size"
          columns={workingSizes.length}
          options={workingSizes.map((size) => ({ value: size, text: `${size} px` }))}
          value={workingSizePixels}
          hint="Long side of what the model looks at. The clip keeps the photo’s own sharpness."
          onChange={(value) => state.change({ workingSizePixels: value })}
        />
        <Slider
          label="Steps"
          value={steps}
          {...draftLimits.steps}
          step={1}
          valueText={String(steps)}
          hint="More steps take longer; four are what the model was made for."
          onChange={(value) => state.change({ steps: value })}
        />
        <Slider
          label="Guidance"
          value={guidance}
          {...draftLimits.guidance}
          step={0.5}
          valueText={guidance.toFixed(1)}
          hint="How strictly the prompt is followed."
          onChange={(value) => state.change({ guidance: value })}
        />
      </div>
    </details>
  );
}
