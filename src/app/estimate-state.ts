import { computed, type ReadonlySignal } from '@preact/signals';
import type { ClipSettings } from '../contract/clip';
import { findDraftProblems, settingsOf, writtenCodec } from './clip-draft';
import type { DraftState } from './draft-state';
import { expectedBytes, expectedSeconds, greatestBytes } from './job/stage-costs';
import { loadRates } from './job/stored-rates';
import type { JobState } from './job-state';
import type { PackChoice } from './packs/pack-choice';
import type { TextStore } from './text-store';

const STANDARD_STEPS = 4;
const STANDARD_MEGAPIXELS = (512 * 341) / 1e6;

/** What a clip will take, from what others took on this device. */
export interface ClipEstimate {
  /** To make it, the model being stored already; null while no clip of the kind was measured. */
  readonly seconds: number | null;
  /** As measured; where nothing was, the most that the video's bitrate allows. */
  readonly sizeBytes: number;
}

export interface EstimateTools {
  readonly store: TextStore;
  readonly draft: DraftState;
  readonly jobs: Pick<JobState, 'device' | 'job' | 'latest'>;
  readonly choice: Pick<PackChoice, 'packUrl' | 'rateNameOf'>;
}

/** Null while nothing can be told: what was not measured is not guessed. */
export interface Estimates {
  /** Of the clip that is being set. */
  readonly ofDraft: ReadonlySignal<ClipEstimate | null>;
  of(settings: ClipSettings): ClipEstimate | null;
  /**
   * What the networks of a model take for a clip of a photo in 3:2 at 512 px in four steps, as
   * the last clip made with it shows; null before there was one.
   */
  networkSeconds(packUrl: string): number | null;
}

export function createEstimates({ store, draft, jobs, choice }: EstimateTools): Estimates {
  function estimate(settings: ClipSettings): ClipEstimate | null {
    const device = jobs.device.value;
    // A clip that has just been made has left new rates.
    const isLoaded = jobs.latest.value !== null;
    if (!device) return null;
    const { networkBackend } = device;
    const pack = choice.rateNameOf(choice.packUrl.value);
    const rates = loadRates(store, { networkBackend, ...settings, pack });
    const measuredBytes = rates && expectedBytes(settings, rates);
    if (!rates || measuredBytes === null) {
      const sizeBytes = greatestBytes(settings);
      return sizeBytes === null ? null : { seconds: null, sizeBytes };
    }
    const { compile, understand, denoise, render, encode } = expectedSeconds(settings, rates);
    return {
      seconds: (isLoaded ? 0 : compile) + understand + denoise + render + encode,
      sizeBytes: measuredBytes,
    };
  }

  function networkSeconds(packUrl: string): number | null {
    const { device, job } = jobs;
    // A clip that is done has left new rates.
    if (!device.value || job.value.kind === 'running') return null;
    const { networkBackend } = device.value;
    const rates = loadRates(store, {
      networkBackend,
      container: draft.draft.value.container,
      codec: writtenCodec(draft.draft.value),
      pack: choice.rateNameOf(packUrl),
    });
    if (!rates) return null;
    const perStep = rates.denoisePerStepMegapixel * STANDARD_STEPS;
    return (rates.understandPerMegapixel + perStep) * STANDARD_MEGAPIXELS;
  }

  return {
    networkSeconds,
    ofDraft: computed(() => {
      const crop = draft.crop.value;
      const current = draft.draft.value;
      if (!crop || Object.keys(findDraftProblems(current)).length > 0) return null;
      return estimate(settingsOf(current, crop));
    }),
    of: estimate,
  };
}
