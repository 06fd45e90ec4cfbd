import { buildPack } from './build-pack';
import { packHelp, parsePackOptions } from './pack-options';
import { packReport } from './pack-report';
import { verifyPackFolder } from './verify-pack-folder';

export interface PackOutcome {
  /** For standard output. */
  readonly output: string;
  readonly exitCode: 0 | 1;
}

/**
 * Does what the arguments of `npm run pack` ask for.
 *
 * @throws CommandError in words for the person
 */
export async function runPack(args: readonly string[]): Promise<PackOutcome> {
  const command = parsePackOptions(args);
  switch (command.kind) {
    case 'help':
      return { output: packHelp(), exitCode: 0 };
    case 'build':
      await buildPack(command.options);
      return verify(command.options.folder);
    case 'verify':
      return verify(command.folder);
  }
}

async function verify(folder: string): Promise<PackOutcome> {
  const verified = await verifyPackFolder(folder);
  return { output: packReport(folder, verified), exitCode: verified.damaged.length > 0 ? 1 : 0 };
}
