import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { AXIS_NAMES, type AxisName } from '../../contract/camera-axes';
import { Button } from '../controls/button';
import { Segmented } from '../controls/segmented';
import { AxisField } from './axis-field';
import './camera-by-hand.css';
import { CameraTimeline } from './camera-timeline';
import { FramingNoteText } from './framing-note-text';
import { KeyframeFields } from './keyframe-fields';

const KINDS = [
  { value: 'axes', text: 'One move' },
  { value: 'path', text: 'Keyframes' },
] as const;

/** The camera led by hand: seven axes for one move, or for each keyframe of a path. */
export function CameraByHand({ studio }: { readonly studio: Studio }): JSX.Element {
  const { camera } = studio;
  const { kind } = camera.choice.value;
  const axes = camera.axes.value;
  const isByHand = kind === 'axes' || kind === 'path';
  return (
    <div class="by-hand" data-testid="by-hand">
      <Segmented
        label="Adjust by hand"
        columns={2}
        options={KINDS}
        value={isByHand ? kind : null}
        hint={hintOf(studio)}
        onChange={camera.takeOver}
      />
      {kind === 'path' && (
        <>
          <CameraTimeline
            camera={camera}
            durationSeconds={studio.draft.draft.value.durationSeconds}
            isLoop={studio.draft.draft.value.isLoop}
          />
          <KeyframeFields
            camera={camera}
            durationSeconds={studio.draft.draft.value.durationSeconds}
          />
        </>
      )}
      {axes && (
        <fieldset class="axes">
          <legend class="only-read-aloud">Axes of the camera</legend>
          {AXIS_NAMES.map((axis) => (
            <AxisField
              key={axis}
              axis={axis}
              value={axes[axis]}
              onChange={(value) => camera.change(only(axis, value))}
            />
          ))}
          <Button isDisabled={AXIS_NAMES.every((axis) => axes[axis] === 0)} onPress={camera.reset}>
            Reset all axes
          </Button>
        </fieldset>
      )}
      {studio.view.value === 'live' && (
        <div class="framing-room">
          <FramingNoteText studio={studio} />
        </div>
      )}
    </div>
  );
}

function only(axis: AxisName, value: number): { readonly [name in AxisName]?: number } {
  return { [axis]: value };
}

function hintOf({ camera, draft }: Studio): string {
  const choice = camera.choice.value;
  switch (choice.kind) {
    case 'prompt':
      return 'Starts from where the prompt leads the camera.';
    case 'preset':
      return choice.preset === 'handheld'
        ? 'Starts from a camera at rest: the tremble of a hand has no axes.'
        : 'Starts from the move above.';
    case 'axes':
      return draft.draft.value.isLoop
        ? 'One eased move, there and back.'
        : 'One eased move over the whole clip.';
    case 'path':
      return 'The clip begins with the whole photo and goes through every keyframe.';
  }
}
