/** Version of the app, from package.json; put in by Vite. */
declare const __APP_VERSION__: string;

/** The files of this build, relative to the app; put in by `src/cli/build/offline-files.ts`. */
declare const __OFFLINE_FILES__: {
  /** Changes whenever a file does. */
  readonly version: string;
  /** The script that the page begins with. */
  readonly entry: string;
  /** What the page needs to open, the page itself among it. */
  readonly shell: readonly string[];
  /** Large files, of which a device needs some at most. */
  readonly onDemand: readonly string[];
  /** The `pack.json` of each shipped pack, also in the shell. */
  readonly manifests: readonly string[];
  /** Headers that every file should come with. */
  readonly headers: Readonly<Record<string, string>>;
};
