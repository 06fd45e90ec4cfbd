/** Version of the app, from package.json; put in by Vite. */
declare const __APP_VERSION__: string;

/** The files of this build, relative to the app; put in by `src/cli/build/offline-files.ts`. */
declare const __OFFLINE_FILES__: {
  /** Changes whenever a file does. */
  readonly version: string;
  /** What the page needs to open. */
  readonly shell: readonly string[];
  /** Files that do not change within a version: those with their hash in the name, and packs' manifests. */
  readonly fixed: readonly string[];
};
