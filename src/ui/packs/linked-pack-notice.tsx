import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';

/** A link asks for a model of another host: what the person decides comes before any request. */
export function LinkedPackNotice({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { packs, isBusy } = studio;
  const packUrl = packs.linked.packUrl.value;
  const { rows } = packs;
  if (packUrl === null || rows.value === null) return null;
  const isStored = rows.value.some((row) => row.packUrl === packUrl && row.kept?.stored);
  return (
    <section class="pack is-candidate" aria-labelledby="linked-pack" data-testid="linked-pack">
      <div class="pack-head">
        <h3 id="linked-pack">This link asks for a model from {new URL(packUrl).host}</h3>
        <p class="pack-origin">{packUrl}</p>
      </div>
      <p class="pack-state">
        {isStored
          ? 'You have added it already. Use it for clips?'
          : 'Nothing has been asked of that host. Have a look at the model, to decide whether to add it?'}
      </p>
      <div class="pack-actions">
        <Button
          kind="primary"
          testId="accept-linked"
          isDisabled={isStored && isBusy.value}
          onPress={packs.linked.accept}
        >
          {isStored ? 'Use it' : 'Look at it'}
        </Button>
        <Button kind="quiet" onPress={packs.linked.dismiss}>
          Not now
        </Button>
      </div>
    </section>
  );
}
