import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { parseCamera } from '../../app/parse-camera';
import { cameraOptions, type CameraOption } from '../../app/camera-strips-state';
import type { Studio } from '../../app/studio';
import type { CameraChoice } from '../../contract/camera';
import type { Strip } from '../../contract/strip';
import { Button } from '../controls/button';
import { StripView } from '../strip/strip-view';
import { CameraDiagram } from './camera-diagram';
import './camera-gallery.css';
import { cameraText } from './camera-text';
import { useInSight } from './use-in-sight';
import { useTurns } from './use-turns';

/** In one row of the closed gallery. */
const COLUMNS = 4;
/** Width / height of every picture. */
const RATIO = 4 / 3;

/** Every camera move as a small picture of this very photo; one is chosen, or none. */
export function CameraGallery({ studio }: { readonly studio: Studio }): JSX.Element {
  const id = useId();
  const gridRef = useRef<HTMLDivElement>(null);
  const { camera, isLoop } = studio.draft.draft.value;
  const [isOpen, setOpen] = useState(false);
  const options = useOffered(chosenOption(camera), isOpen);
  const strips = studio.cameraStrips.strips.value;
  const isInSight = useInSight(gridRef);
  useEffect(
    () => (isInSight ? studio.cameraStrips.watch(options) : undefined),
    [studio, isInSight, options],
  );
  // The stage's pause button holds these still too.
  const isLively = studio.preview.shown.value !== null && studio.preview.isPlaying.value;
  const made = options.filter((option) => strips.has(option));
  const turn = useTurns(made.length, isInSight && isLively && !isCalm());
  return (
    <fieldset class="camera-gallery" aria-describedby={`${id}-hint`}>
      <legend class="field-label">Camera</legend>
      <div class="camera-options" id={`${id}-options`} ref={gridRef}>
        {options.map((option) => (
          <CameraOptionCell
            key={option}
            option={option}
            group={id}
            isChosen={option === chosenOption(camera)}
            isPlaying={turn !== null && made[turn] === option}
            strip={strips.get(option)}
            restShare={isLoop ? 0.5 : 1}
            onChoose={() => {
              const strength = camera.kind === 'preset' ? camera.strength : 1;
              const chosen = parseCamera(option, strength);
              if (chosen) studio.draft.change({ camera: chosen });
            }}
          />
        ))}
      </div>
      <div class="camera-foot">
        <p class="field-hint" id={`${id}-hint`}>
          {hintOf(camera)}
        </p>
        <Button
          kind="quiet"
          testId="camera-more"
          isExpanded={isOpen}
          controls={`${id}-options`}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Fewer moves' : `All ${cameraOptions.length} moves`}
        </Button>
      </div>
    </fieldset>
  );
}

interface CameraOptionCellProps {
  readonly option: CameraOption;
  readonly group: string;
  readonly isChosen: boolean;
  readonly isPlaying: boolean;
  readonly strip: Strip | undefined;
  /** Where in the strip the camera is farthest from where it began, 0..1. */
  readonly restShare: number;
  onChoose(): void;
}

function CameraOptionCell(props: CameraOptionCellProps): JSX.Element {
  const { option, strip, restShare } = props;
  const last = (strip?.pictures.length ?? 1) - 1;
  return (
    <label
      class={props.isPlaying ? 'camera-option strip-host strip-plays' : 'camera-option strip-host'}
    >
      <span class="camera-picture">
        <CameraDiagram option={option} />
        <input
          type="radio"
          name={props.group}
          value={option}
          checked={props.isChosen}
          aria-label={option === 'prompt' ? 'As the prompt says' : cameraText[option].name}
          data-has-strip={strip !== undefined}
          onChange={props.onChoose}
        />
        {strip && <StripView strip={strip} ratio={RATIO} restsOn={Math.round(restShare * last)} />}
      </span>
      <span class="camera-name" aria-hidden="true">
        {option === 'prompt' ? 'By prompt' : cameraText[option].name}
      </span>
    </label>
  );
}

/**
 * All, or one row with the chosen one first. The row keeps its order for as long as the chosen one
 * is in it: nothing may jump under the arrow keys.
 */
function useOffered(chosen: CameraOption | null, isOpen: boolean): readonly CameraOption[] {
  const [row, setRow] = useState(() => rowOf(chosen));
  const isMissing = chosen !== null && !row.includes(chosen);
  useEffect(() => {
    if (isOpen || isMissing) setRow(rowOf(chosen));
  }, [isOpen, isMissing, chosen]);
  return isOpen ? cameraOptions : row;
}

function rowOf(chosen: CameraOption | null): readonly CameraOption[] {
  const first = chosen ? [chosen] : [];
  return [...first, ...cameraOptions.filter((option) => option !== chosen)].slice(0, COLUMNS);
}

function chosenOption(camera: CameraChoice): CameraOption | null {
  if (camera.kind === 'prompt') return 'prompt';
  return camera.kind === 'preset' ? camera.preset : null;
}

function hintOf(camera: CameraChoice): string {
  if (camera.kind === 'preset') return cameraText[camera.preset].does;
  if (camera.kind === 'prompt') {
    return 'Still, unless the prompt asks for a move such as “push in” or “pan left”.';
  }
  return 'Led by hand, below.';
}

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
