import type { JSX, TargetedPointerEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CropRectangle } from '../../contract/clip';
import { lockedRatio } from '../../app/clip-draft';
import { centreCrop, type CropHandle } from '../../app/crop';
import type { DraftState } from '../../app/draft-state';
import type { Photo } from '../../app/photo/photo';
import './crop-frame.css';
import { cropForKey } from './crop-keys';
import { useCropDrag } from './use-crop-drag';

export interface CropFrameProps {
  readonly photo: Photo;
  readonly crop: CropRectangle;
  readonly state: DraftState;
}

const corners: readonly CropHandle[] = [
  { horizontal: -1, vertical: -1 },
  { horizontal: 1, vertical: -1 },
  { horizontal: -1, vertical: 1 },
  { horizontal: 1, vertical: 1 },
];

const edges: readonly CropHandle[] = [
  { horizontal: 0, vertical: -1 },
  { horizontal: 1, vertical: 0 },
  { horizontal: 0, vertical: 1 },
  { horizontal: -1, vertical: 0 },
];

/**
 * The crop frame over the photo: dragged, pulled by its handles, centred by a press beside it,
 * moved by the arrow keys and sized by Shift with them or by + and -.
 */
export function CropFrame({ photo, crop, state }: CropFrameProps): JSX.Element {
  const hintId = useId();
  const [isHeld, setHeld] = useState(false);
  const ratio = lockedRatio(state.draft.value);
  const drag = useCropDrag({ photo, crop, ratio, onCrop: state.setCrop, onHold: setHeld });
  const isMovable = crop.width < photo.widthPixels || crop.height < photo.heightPixels;
  const place = placeOf(crop, photo);

  function centreAt(event: TargetedPointerEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * photo.widthPixels;
    const y = ((event.clientY - box.top) / box.height) * photo.heightPixels;
    state.setCrop(centreCrop(crop, photo, x, y));
  }

  return (
    <div class="crop-field" onPointerUp={centreAt}>
      <div class="crop-shade">
        <span style={place} />
      </div>
      <div
        class={`crop-frame ${isMovable ? 'is-movable' : ''} ${isHeld ? 'is-held' : ''}`}
        style={place}
        role="application"
        aria-roledescription="crop frame"
        aria-label={`Crop: ${crop.width} by ${crop.height} pixels, ${crop.x} from the left, ${crop.y} from the top`}
        aria-describedby={hintId}
        data-testid="crop-frame"
        tabIndex={0}
        onKeyDown={(event) => {
          const next = cropForKey(event, crop, photo, ratio);
          if (!next) return;
          event.preventDefault();
          state.setCrop(next);
        }}
        {...(isMovable ? drag.moving() : {})}
      >
        {[...(ratio === null ? edges : []), ...corners].map((handle) => (
          <span
            key={`${handle.horizontal},${handle.vertical}`}
            class={`crop-handle ${handle.horizontal * handle.vertical === 0 ? 'is-edge' : ''}`}
            style={handlePlace(handle)}
            aria-hidden="true"
            {...drag.resizing(handle)}
          />
        ))}
      </div>
      <p class="only-read-aloud" id={hintId}>
        Arrow keys move the frame, Shift with arrow keys resizes it, plus and minus make it larger
        and smaller.
      </p>
    </div>
  );
}

function placeOf(crop: CropRectangle, photo: Photo): string {
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return [
    `left: ${percent(crop.x, photo.widthPixels)}`,
    `top: ${percent(crop.y, photo.heightPixels)}`,
    `width: ${percent(crop.width, photo.widthPixels)}`,
    `height: ${percent(crop.height, photo.heightPixels)}`,
  ].join('; ');
}

function handlePlace({ horizontal, vertical }: CropHandle): string {
  const cursors = horizontal * vertical > 0 ? 'nwse-resize' : 'nesw-resize';
  const cursor = vertical === 0 ? 'ew-resize' : horizontal === 0 ? 'ns-resize' : cursors;
  const left = (horizontal + 1) * 50;
  const top = (vertical + 1) * 50;
  return `left: ${left}%; top: ${top}%; cursor: ${cursor}`;
}
