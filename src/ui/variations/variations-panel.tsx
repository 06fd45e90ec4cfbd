import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import type { Variation } from '../../app/variations-state';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { Icon } from '../icons/icon';
import { StripView } from '../strip/strip-view';
import './variations-panel.css';

/** Four seeds at once, each as a small moving picture; one is kept. */
export function VariationsPanel({ studio }: { readonly studio: Studio }): JSX.Element {
  const { variations, isMaking, isStale, canMake, ...actions } = studio.variations;
  const list = variations.value;
  const { seed } = studio.draft.draft.value;
  const hasKept = list.some((variation) => variation.seed === seed);
  const canRoll = canMake.value && !studio.isBusy.value;
  if (list.length === 0) {
    return (
      <div class="field">
        <Button icon="four" testId="variations" isDisabled={!canRoll} onPress={actions.rollAll}>
          Four more ways
        </Button>
        <p class="field-hint">The same words, moved by four other seeds. Keep the one you like.</p>
      </div>
    );
  }
  return (
    <section class="variations" aria-label="Variations" data-testid="variations-panel">
      <ul class="variation-list">
        {list.map((variation, index) => (
          <li key={variation.seed}>
            <VariationCard
              studio={studio}
              variation={variation}
              number={index + 1}
              isKept={variation.seed === seed}
            />
          </li>
        ))}
      </ul>
      <p class="field-hint" role="status">
        {statusText(list, isStale.value, studio.isBusy.value)}
      </p>
      <div class="variation-actions">
        {isMaking.value ? (
          <Button icon="close" onPress={actions.cancel}>
            Stop
          </Button>
        ) : (
          <Button icon="four" isDisabled={!canRoll} onPress={actions.rollAll}>
            Four others
          </Button>
        )}
        {hasKept && !isStale.value && !isMaking.value && (
          <Button icon="dice" isDisabled={!canRoll} onPress={actions.rollOthers}>
            Change the rest
          </Button>
        )}
        <Button kind="quiet" icon="close" label="Close the variations" onPress={actions.close} />
      </div>
    </section>
  );
}

interface VariationCardProps {
  readonly studio: Studio;
  readonly variation: Variation;
  /** Counts from 1. */
  readonly number: number;
  readonly isKept: boolean;
}

function VariationCard({ studio, variation, number, isKept }: VariationCardProps): JSX.Element {
  const { seed, status } = variation;
  const crop = studio.draft.crop.value;
  const ratio = Math.min(2, Math.max(0.75, crop ? crop.width / crop.height : 1));
  const shape = `--ratio: ${ratio}`;
  if (status.kind !== 'ready') {
    return (
      <div class="variation" data-testid="variation" data-status={status.kind}>
        <span class="variation-picture" style={shape}>
          {status.kind === 'failed' ? (
            <Icon name="alert" />
          ) : (
            <Meter
              label={`Variation ${number}`}
              fraction={status.kind === 'making' ? status.fraction : 0}
            />
          )}
        </span>
        <span class="variation-seed">{status.kind === 'failed' ? 'Did not work' : seed}</span>
      </div>
    );
  }
  const isPlaying = studio.preview.isPlaying.value;
  return (
    <button
      type="button"
      class={isPlaying ? 'variation strip-host strip-plays' : 'variation strip-host'}
      aria-label={`Variation ${number}, seed ${seed}`}
      aria-pressed={isKept}
      data-testid="variation"
      data-status={status.kind}
      onClick={() => studio.variations.keep(seed)}
    >
      <span class="variation-picture" style={shape}>
        <StripView strip={status.strip} ratio={ratio} restsOn={0} />
      </span>
      <span class="variation-seed">
        {isKept && <Icon name="done" />}
        {seed}
      </span>
    </button>
  );
}

function statusText(list: readonly Variation[], isStale: boolean, isBusy: boolean): string {
  if (isStale) return 'Made before the last change: roll again to see it.';
  const failed = list.find(({ status }) => status.kind === 'failed');
  if (failed?.status.kind === 'failed') return failed.status.failure.message;
  const ready = list.filter(({ status }) => status.kind === 'ready').length;
  if (ready < list.length && isBusy) return 'They go on when the clip is made.';
  if (ready < list.length) return `${ready} of ${list.length} ready.`;
  return 'Press one to keep its seed and see it on the stage.';
}
