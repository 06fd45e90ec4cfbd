import type { JSX } from 'preact';
import type { Studio } from '../../app/studio';
import { VariationsPanel } from '../variations/variations-panel';
import { CameraByHand } from '../camera/camera-by-hand';
import { ReviewSection } from '../review/review-section';
import { CameraField } from './camera-field';
import { DetailFields } from './detail-fields';
import { ExportFields } from './export-fields';
import { FrameFields } from './frame-fields';
import { ModelField } from './model-field';
import { MotionFields } from './motion-fields';
import { PromptField } from './prompt-field';
import { SeedField } from './seed-field';
import { RegionFields } from './region-fields';
import { SettingsGroup } from './settings-group';
import './settings-form.css';
import { StartAfresh } from './start-afresh';
import { TimeFields } from './time-fields';

/** Everything that decides a clip besides the photo. */
export function SettingsForm({ studio }: { readonly studio: Studio }): JSX.Element {
  const state = studio.draft;
  return (
    <form class="settings" aria-label="Clip settings" onSubmit={(event) => event.preventDefault()}>
      <SettingsGroup title="Prompt">
        <PromptField studio={studio} />
      </SettingsGroup>
      <SettingsGroup title="Time">
        <TimeFields state={state} />
      </SettingsGroup>
      <SettingsGroup title="Frame and file">
        <FrameFields studio={studio} />
        <ExportFields studio={studio} />
      </SettingsGroup>
      <SettingsGroup title="Camera">
        <CameraField studio={studio} />
        <CameraByHand studio={studio} />
      </SettingsGroup>
      <SettingsGroup title="Motion">
        <MotionFields state={state} />
        <RegionFields studio={studio} />
        <ReviewSection studio={studio} />
      </SettingsGroup>
      <SettingsGroup title="Seed">
        <SeedField studio={studio} />
        <VariationsPanel studio={studio} />
        <DetailFields state={state} />
      </SettingsGroup>
      <SettingsGroup title="Model">
        <ModelField studio={studio} />
      </SettingsGroup>
      <StartAfresh studio={studio} />
    </form>
  );
}
