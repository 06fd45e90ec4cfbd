/**
 * The names of the app's caches. Deployments on one origin share its Cache Storage, so each has
 * the path of its folder in the name and leaves the caches of the others alone.
 */
export interface AppCaches {
  /** The files of one build. */
  version(version: string): string;
  /** ONNX Runtime's WebAssembly: megabytes that outlive a version which does not change them. */
  readonly runtime: string;
  /** Where a photo waits that another app has shared; also in src/launch-files.ts. */
  readonly shared: string;
  isVersion(name: string): boolean;
}

/** @param folderUrl absolute address of the folder that the app lies in, with its closing slash */
export function appCaches(folderUrl: string): AppCaches {
  const prefix = `enliven:${new URL(folderUrl).pathname}:`;
  const versionPrefix = `${prefix}version-`;
  return {
    version: (version) => `${versionPrefix}${version}`,
    runtime: `${prefix}runtime`,
    shared: `${prefix}shared`,
    isVersion: (name) => name.startsWith(versionPrefix),
  };
}
