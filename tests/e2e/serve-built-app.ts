import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../src/cli/ensure-built';
import { serveApp } from '../../src/cli/serve-app';

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://127.0.0.1:PORT/` of the built app. */
    readonly appUrl: string;
  }
}

/** Builds the app where it is stale and serves it for as long as the end-to-end tests run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt();
  const server = await serveApp();
  project.provide('appUrl', server.url);
  return () => server.dispose();
}
