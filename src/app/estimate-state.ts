import { computed, type ReadonlySignal } from '@preact/signals';
import type { ClipSettings } from '../contract/clip';
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

/** Null while no clip of the same kind has been measured where the networks run now. */
export interface Estimates {
  /** Of the clip that is being set. */
  readonly ofDraft: ReadonlySignal<ClipEstimate | null>;
  of(settings: ClipSettings): ClipEstimate | null;
}

export function createEstimates({ store, draft, jobs }: EstimateTools): Estimates {
  function estimate(settings: ClipSettings): ClipEstimate | null {
    const device = jobs.device.value;
    // A clip that has just been made has left new rates.
    const isLoaded = jobs.latest.value !== null;
    if (!device) return null;
    const { networkBackend } = device;
    const rates = loadRates(store, { networkBackend, ...settings });
    if (!rates) return null;
    const { compile, understand, denoise, render, encode } = expectedSeconds(settings, rates);
    return {
      seconds: (isLoaded ? 0 : compile) + understand + denoise + render + encode,
      sizeBytes: expectedBytes(settings, rates),
    };
  }

  return {
    ofDraft: computed(() => {
      const crop = draft.crop.value;
      const current = draft.draft.value;
      if (!crop || Object.keys(findDraftProblems(current)).length > 0) return null;
      return estimate(settingsOf(current, crop));
    }),
    of: estimate,
  };
}
