import type { TextStore } from '../text-store';
import type { StageRates } from './stage-costs';

const rateNames: readonly (keyof StageRates)[] = [
  'compileSeconds',
  'understandPerMegapixel',
  'denoisePerStepMegapixel',
  'renderPerFrameMegapixel',
  'encodePerFrameMegapixel',
];

/** Rates of a device, kept by the place its networks run, as the two differ by far. */
function keyOf(networkBackend: string): string {
  return `enliven.stage-rates.${networkBackend}`;
}

/** The rates that an earlier clip left, or null when there are none that make sense. */
export function loadRates(store: TextStore, networkBackend: string): StageRates | null {
  try {
    const parsed: unknown = JSON.parse(store.getItem(keyOf(networkBackend)) ?? 'null');
    return isStageRates(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Keeps the rates for the next visit; a store that refuses is no reason to fail. */
export function saveRates(store: TextStore, networkBackend: string, rates: StageRates): void {
  try {
    store.setItem(keyOf(networkBackend), JSON.stringify(rates));
  } catch {
    // A full or forbidden store: the estimate starts from the standard rates next time.
  }
}

function isStageRates(value: unknown): value is StageRates {
  if (typeof value !== 'object' || value === null) return false;
  const rates = new Map<string, unknown>(Object.entries(value));
  return rateNames.every((name) => {
    const rate = rates.get(name);
    return typeof rate === 'number' && Number.isFinite(rate) && rate > 0;
  });
}
