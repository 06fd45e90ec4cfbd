import type { JSX } from 'preact';
import { byteText } from '../../app/library/byte-text';
import { judgePack, memoryBytesOf, type PackVerdict } from '../../app/packs/judge-pack';
import type { Studio } from '../../app/studio';
import type { PackDescription } from '../../contract/packs-api';
import { Icon } from '../icons/icon';

/** Whether it runs here, as far as can be told before it is tried. */
export function verdictOf(pack: PackDescription, studio: Studio): PackVerdict {
  return judgePack(pack, studio.jobs.device.value, deviceMemoryBytes());
}

export interface PackFactsProps {
  readonly pack: PackDescription;
  readonly packUrl: string;
  readonly studio: Studio;
}

/** What a model is and asks for, and whether this device can run it. */
export function PackFacts({ pack, packUrl, studio }: PackFactsProps): JSX.Element {
  const verdict = verdictOf(pack, studio);
  const seconds = studio.estimates.networkSeconds(packUrl);
  const precision = studio.jobs.device.value?.precision ?? 'f16';
  const isMeasured = pack.needs.memoryBytes !== undefined;
  return (
    <>
      <dl class="pack-facts">
        <Fact name="Size">
          {byteText(pack.sizeBytes)}, {pack.fileCount} files
        </Fact>
        <Fact name="Licence">{pack.licence}</Fact>
        <Fact name="Family">{pack.family}</Fact>
        <Fact name="Needs">{needsText(pack)}</Fact>
        <Fact name="Memory">
          {isMeasured ? 'about ' : 'from '}
          {byteText(memoryBytesOf(pack, precision))}
          {isMeasured ? ' at work' : ' for its weights'}
        </Fact>
        {seconds !== null && (
          <Fact name="Speed">{seconds.toFixed(seconds < 10 ? 1 : 0)} s a clip, measured here</Fact>
        )}
      </dl>
      <Verdict verdict={verdict} />
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: JSX.Element | string | (string | number | JSX.Element)[];
}

function Fact({ name, children }: FactProps): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Verdict({ verdict }: { readonly verdict: PackVerdict }): JSX.Element | null {
  switch (verdict.kind) {
    case 'unknown':
      return null;
    case 'cannot':
      return (
        <p class="pack-verdict is-problem">
          <Icon name="alert" />
          <span>
            This device cannot run it.
            {verdict.reasons.map((reason) => ` ${reason}`)}
          </span>
        </p>
      );
    case 'runs':
      return (
        <p class="pack-verdict">
          <Icon name={verdict.isTight ? 'note' : 'done'} />
          <span>
            Runs on this device, in {verdict.precision === 'f16' ? 'half' : 'single'} precision.
            {verdict.isTight && ' Memory may get short: close other tabs before.'}
          </span>
        </p>
      );
  }
}

function needsText({ needs }: PackDescription): string {
  const words = [
    needs.shaderF16 === true && 'half precision (shader-f16)',
    needs.maxBufferSize !== undefined && `buffers of ${byteText(needs.maxBufferSize)}`,
    needs.maxStorageBufferBindingSize !== undefined &&
      `bindings of ${byteText(needs.maxStorageBufferBindingSize)}`,
  ].filter((word) => word !== false);
  return words.length > 0 ? words.join(', ') : 'WebGPU, nothing more';
}

/** In steps, and 8 GiB at most: Device Memory API, where there is one. */
function deviceMemoryBytes(): number | null {
  const gibibytes: unknown = Reflect.get(navigator, 'deviceMemory');
  return typeof gibibytes === 'number' ? gibibytes * 2 ** 30 : null;
}
