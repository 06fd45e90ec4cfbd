import { computed, type ReadonlySignal } from '@preact/signals';
import { findDraftProblems, settingsOf } from './clip-draft';
import type { DraftState } from './draft-state';
import { expectedBytes, expectedSeconds } from './job/stage-costs';
import { loadRates } from './job/stored-rates';
import type { JobState } from './job-state';
import type { TextStore } from './text-store';

/** What a clip will take, from what others took on this device. */
export interface ClipEstimate {
  /** To make it, the model being stored already. */
  readonly seconds: number;
  readonly sizeBytes: number;
}

export interface EstimateTools {
  readonly store: TextStore;
  readonly draft: DraftState;
  readonly jobs: JobState;
}

/** Null while no clip with the same codec has been measured where the networks run now. */
export function createEstimate(tools: EstimateTools): ReadonlySignal<ClipEstimate | null> {
  const { store, draft, jobs } = tools;
  return computed(() => {
    const device = jobs.device.value;
    const crop = draft.crop.value;
    const current = draft.draft.value;
    // A clip that has just been made has left new rates.
    const isLoaded = jobs.clip.value !== null;
    if (!device || !crop || Object.keys(findDraftProblems(current)).length > 0) return null;
    const { networkBackend } = device;
    const rates = loadRates(store, { networkBackend, codec: current.codec });
    if (!rates) return null;
    const settings = settingsOf(current, crop);
    const { compile, understand, denoise, render, encode } = expectedSeconds(settings, rates);
    return {
      seconds: (isLoaded ? 0 : compile) + understand + denoise + render + encode,
      sizeBytes: expectedBytes(settings, rates),
    };
  });
}
