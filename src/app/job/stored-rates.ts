import type { ClipContainer, VideoCodecChoice } from '../../contract/clip';
import type { TextStore } from '../text-store';
import type { CameraRates } from './camera-rates';
import type { StageRates } from './stage-costs';

const rateNames = [
  'compileSeconds',
  'understandPerMegapixel',
  'denoisePerStepMegapixel',
  'encodePerFrameMegapixel',
] as const satisfies readonly (keyof StageRates)[];
const cameraRateNames = [
  'renderPerFrameMegapixel',
  'bytesPerMegapixelSecond',
] as const satisfies readonly (keyof CameraRates)[];

/** What decides how fast this device is: where the networks run, what is encoded, which model. */
export interface RatesFor {
  readonly networkBackend: string;
  readonly container: ClipContainer;
  readonly codec: VideoCodecChoice;
  /** Empty for the app's own model, else its address. */
  readonly pack?: string;
}

/** Rates are kept apart for these, as they differ by far. */
function keyOf({ networkBackend, container, codec, pack = '' }: RatesFor): string {
  const kind = container === 'mp4' ? '' : `.${container}`;
  const suffix = codec === 'auto' ? kind : `${kind}.${codec}`;
  const model = pack === '' ? '' : ` ${pack}`;
  return `enliven.stage-rates.${networkBackend}${suffix}${model}`;
}

/** The rates that an earlier clip left, or null when there are none that make sense. */
export function loadRates(store: TextStore, which: RatesFor): StageRates | null {
  try {
    const parsed: unknown = JSON.parse(store.getItem(keyOf(which)) ?? 'null');
    return isStageRates(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Keeps the rates for the next visit. */
export function saveRates(store: TextStore, which: RatesFor, rates: StageRates): void {
  store.setItem(keyOf(which), JSON.stringify(rates));
}

function isStageRates(value: unknown): value is StageRates {
  if (!hasRates(value, rateNames)) return false;
  // Under one of the two kinds of camera no clip may have been made yet.
  return ['still', 'moving'].every((camera) => {
    const rates: unknown = new Map<string, unknown>(Object.entries(value)).get(camera);
    return rates === null || hasRates(rates, cameraRateNames);
  });
}

function hasRates(value: unknown, names: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const rates = new Map<string, unknown>(Object.entries(value));
  return names.every((name) => {
    const rate = rates.get(name);
    return typeof rate === 'number' && Number.isFinite(rate) && rate > 0;
  });
}
