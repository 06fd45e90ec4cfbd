import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { nameOf, type PackActivity, type PackRow } from '../../app/packs/pack-row';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Meter } from '../controls/meter';
import { useStandstill } from '../controls/use-standstill';
import { Icon } from '../icons/icon';
import { WAITING_TEXT } from '../job/stage-text';
import { PackActions } from './pack-actions';
import { PackFacts } from './pack-facts';
import { healthText, originText, shareOf, stateText, workText } from './pack-text';

export interface PackCardProps {
  readonly row: PackRow;
  readonly studio: Studio;
}

/** One model: what it is, how it stands, and all that can be done with it. */
export function PackCard({ row, studio }: PackCardProps): JSX.Element {
  const id = useId();
  const cardRef = useRef<HTMLLIElement>(null);
  const { pack, packUrl, origin, isChosen, activity } = row;
  const isWorking = activity?.kind === 'working';
  useEffect(() => {
    // What was pressed has gone: a keyboard goes on from what took its place.
    if (document.activeElement !== document.body) return;
    cardRef.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [isWorking]);
  return (
    <li
      ref={cardRef}
      class={isChosen ? 'pack is-chosen' : 'pack'}
      aria-labelledby={id}
      data-testid="pack"
      data-pack-url={packUrl}
    >
      <div class="pack-head">
        <h3 id={id}>
          {nameOf(row)} {pack && <small>{pack.version}</small>}
        </h3>
        {isChosen && (
          <p class="pack-chosen">
            <Icon name="done" />
            In use
          </p>
        )}
        <p class="pack-origin">{originText(packUrl, origin)}</p>
      </div>
      {pack && <PackFacts pack={pack} packUrl={packUrl} studio={studio} />}
      {activity?.kind === 'working' ? (
        <Work activity={activity} onStop={() => studio.packs.stop(packUrl)} />
      ) : (
        <>
          <div class="pack-standing" role="status">
            <p class="pack-state" data-testid="pack-state">
              {stateText(row)}
            </p>
            <Outcome activity={activity} />
          </div>
          <PackActions row={row} studio={studio} />
        </>
      )}
    </li>
  );
}

interface WorkProps {
  readonly activity: Extract<PackActivity, { kind: 'working' }>;
  onStop(): void;
}

function Work({ activity, onStop }: WorkProps): JSX.Element {
  const { progress } = activity;
  const share = shareOf(progress);
  const isWaiting = useStandstill(progress?.kind === 'fetch' ? progress.doneBytes : null);
  const isStoppable = activity.task !== 'remove' && activity.task !== 'look';
  return (
    <div class="pack-work">
      <p class="pack-state" data-testid="pack-state">
        {workText(activity)}
        {isWaiting && `, ${WAITING_TEXT}`}
      </p>
      <Meter label={workText(activity)} fraction={share ?? 0} />
      {isStoppable && (
        <div class="pack-actions">
          <Button icon={activity.task === 'install' ? 'pause' : 'close'} onPress={onStop}>
            {activity.task === 'install' ? 'Pause' : 'Stop'}
          </Button>
        </div>
      )}
    </div>
  );
}

function Outcome({ activity }: { readonly activity: PackActivity | null }): JSX.Element {
  return (
    <>
      {activity?.kind === 'checked' && (
        <p
          class={activity.health.damaged.length > 0 ? 'pack-verdict is-problem' : 'pack-verdict'}
          data-testid="pack-health"
        >
          <Icon name={activity.health.damaged.length > 0 ? 'alert' : 'done'} />
          <span>{healthText(activity.health)}</span>
        </p>
      )}
      {activity?.kind === 'current' && (
        <p class="pack-verdict">
          <Icon name="done" />
          <span>Its host offers this very version.</span>
        </p>
      )}
      {activity?.kind === 'failed' && (
        <p class="pack-verdict is-problem" data-testid="pack-failure">
          <Icon name="alert" />
          <span>{activity.failure.message}</span>
        </p>
      )}
    </>
  );
}
