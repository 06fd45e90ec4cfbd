import type { PackManifest } from '../storage/pack-manifest';
import { StudioError } from '../studio-error';
import { MOTION_FIELD_PARTS, readMotionFieldConfig } from './motion-field/motion-field-config';

/**
 * Checks by its manifest alone that this version of the app can run a pack: its family, the parts
 * that the family is made of, and the family's own settings.
 *
 * @throws StudioError `pack-unsupported`, saying what is missing
 */
export function checkFamily({ family, parts, config }: PackManifest): void {
  switch (family) {
    case 'motion-field':
      for (const part of MOTION_FIELD_PARTS) if (!parts[part]) throw missingPart(part);
      readMotionFieldConfig(config);
      return;
    default:
      throw unknownFamily(family);
  }
}

export function unknownFamily(family: string): StudioError {
  return new StudioError(
    'pack-unsupported',
    `This model pack is of the family "${family}", which this version of Enliven cannot run.`,
    'reload',
  );
}

export function missingPart(part: string): StudioError {
  return new StudioError(
    'pack-unsupported',
    `This model pack has no part called "${part}", which its family needs.`,
    'none',
  );
}
