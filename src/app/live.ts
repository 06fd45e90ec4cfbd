import { computed, type ReadonlySignal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import { createCameraState, type CameraState } from './camera/camera-state';
import { createCameraStripsState, type CameraStripsState } from './camera-strips-state';
import type { DraftState } from './draft-state';
import { isBusy } from './job/job';
import type { JobState } from './job-state';
import type { PhotoDigest } from './library/photo-digest';
import type { MaskState } from './mask-state';
import { createPaintedMask, type PaintedMask } from './painted-mask';
import type { PhotoState } from './photo-state';
import { previewSettingsOf } from './preview-settings';
import { createPreviewState, type PreviewState } from './preview-state';
import { createRegionTool, type RegionTool } from './region-tool';
import { createReviewState, type ReviewState } from './review/review-state';
import { createVariationsState, type VariationsState } from './variations-state';

/** The photo as it will move, and all that is seen, steered and measured on it. */
export interface Live {
  readonly preview: PreviewState;
  readonly camera: CameraState;
  /** What the strokes come to; null where nothing is painted. */
  readonly paintedMask: ReadonlySignal<PaintedMask | null>;
  readonly regions: RegionTool;
  readonly review: ReviewState;
  readonly cameraStrips: CameraStripsState;
  readonly variations: VariationsState;
}

export interface LiveTools {
  readonly client: StudioClient;
  readonly jobs: JobState;
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly mask: MaskState;
  readonly digest: PhotoDigest;
  readonly randomSeed: () => number;
  /** Brings it onto the stage. */
  readonly showLive: () => void;
}

/** Puts the parts of the live stage together. */
export function createLive(tools: LiveTools): Live {
  const { client, jobs, draft, mask } = tools;
  const isSoftware = computed(() => jobs.device.value?.isSoftwareAdapter ?? true);
  const previewed = {
    client,
    photo: tools.photo.photo,
    digest: tools.digest,
    // Without a graphics processor a clip comes first; with one there is time for both.
    isResting: computed(() => isSoftware.value && isBusy(jobs.job.value)),
    settings: computed(() => {
      const crop = draft.crop.value;
      return crop && previewSettingsOf(draft.draft.value, crop, isSoftware.value);
    }),
  };
  const preview = createPreviewState(previewed);
  const paintedMask = createPaintedMask(draft, mask, preview.regionMap);
  const variations = createVariationsState({
    ...tools,
    ...previewed,
    shown: preview.shown,
    showMade: preview.showMade,
  });
  return {
    preview,
    camera: createCameraState(draft, preview),
    paintedMask,
    regions: createRegionTool(draft, mask, paintedMask, preview.regionMap),
    review: createReviewState({ client, preview, draft, mask }),
    cameraStrips: createCameraStripsState({
      ...previewed,
      shown: preview.shown,
      isHeldBack: computed(() => variations.isMaking.value || previewed.isResting.value),
    }),
    variations,
  };
}
