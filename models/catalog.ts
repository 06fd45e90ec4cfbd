/** A pack that the app offers. Its files, sizes and hashes stand in its own `pack.json`. */
export interface CatalogEntry {
  readonly id: string;
  readonly family: 'motion-field';
  /** Folder relative to the app's own address. */
  readonly path: string;
}

export const defaultPack: CatalogEntry = {
  id: 'motion-field',
  family: 'motion-field',
  path: 'packs/motion-field/',
};
