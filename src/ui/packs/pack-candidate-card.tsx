import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { PackFacts, verdictOf } from './pack-facts';
import { originText } from './pack-text';

/** A model that was looked at: what it is, before anything of it is fetched. */
export function PackCandidateCard({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const cardRef = useRef<HTMLElement>(null);
  const { packs } = studio;
  const candidate = packs.candidate.value;
  useEffect(() => {
    cardRef.current?.scrollIntoView({ block: 'nearest' });
    cardRef.current?.focus({ preventScroll: true });
  }, [candidate]);
  if (!candidate) return null;
  const { offer, files, replaces } = candidate;
  const { packUrl, pack } = offer;
  const isRunnable = verdictOf(pack, studio).kind !== 'cannot';
  return (
    <section
      ref={cardRef}
      class="pack is-candidate"
      tabIndex={-1}
      aria-labelledby="pack-candidate"
      data-testid="pack-candidate"
    >
      <div class="pack-head">
        <h3 id="pack-candidate">
          {pack.id} <small>{pack.version}</small>
        </h3>
        <p class="pack-origin">{originText(packUrl, files ? 'files' : 'address')}</p>
      </div>
      <PackFacts pack={pack} packUrl={packUrl} studio={studio} />
      {replaces && (
        <p class="pack-state">
          {replaces.manifestSha256 === pack.manifestSha256
            ? 'This very version is stored already; what is damaged of it is mended.'
            : `Takes the place of version ${replaces.version}.`}
        </p>
      )}
      <div class="pack-actions">
        <Button
          kind="primary"
          icon="download"
          testId="install-candidate"
          isDisabled={!isRunnable}
          onPress={() => void packs.installCandidate()}
        >
          {files ? 'Add' : 'Install'}
        </Button>
        <Button kind="quiet" onPress={packs.dismissCandidate}>
          Not now
        </Button>
      </div>
    </section>
  );
}
