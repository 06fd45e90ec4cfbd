import { parseArgs } from 'node:util';
import { CommandError } from '../command-error';

/** What `build` writes into the manifest; everything is checked as the app checks it. */
export interface BuildOptions {
  readonly folder: string;
  readonly id: string;
  readonly family: string;
  readonly version: string;
  readonly licence: string;
  /** A JSON file with the family's own settings; left out, those of the `pack.json` before. */
  readonly configPath: string | undefined;
  /** JSON; left out, those of the `pack.json` before. */
  readonly needs: string | undefined;
}

export type PackCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'verify'; readonly folder: string }
  | { readonly kind: 'build'; readonly options: BuildOptions };

/** The text of `--help`. */
export function packHelp(): string {
  return [
    'npm run pack -- verify FOLDER',
    'npm run pack -- build FOLDER --id ID --family FAMILY --version VERSION --licence SPDX',
    '    [--config FILE.json] [--needs JSON]',
    '',
    'verify reads the pack.json of a folder as the app reads it, and hashes every chunk of every',
    'file. The exit code is 1 where anything is not as it says.',
    '',
    'build writes the pack.json of a folder that holds NAME.f32.onnx, NAME.f16.onnx and',
    'NAME.weights.bin for each part of the family. Config and needs are kept from the pack.json',
    'that was there, unless they are given.',
    '',
    'models/PACK_FORMAT.md describes every field.',
  ].join('\n');
}

/**
 * Reads the arguments that follow the script's name.
 *
 * @throws CommandError naming what is missing or unknown
 */
export function parsePackOptions(args: readonly string[]): PackCommand {
  const { values, positionals } = splitArguments(args);
  const [verb, folder, ...rest] = positionals;
  if (values.help === true || verb === undefined) return { kind: 'help' };
  if (rest.length > 0) throw new CommandError(`"${rest.join(' ')}" is one too many.`);
  if (folder === undefined) throw new CommandError(`Name the folder of the pack: ${verb} FOLDER.`);
  if (verb === 'verify') return { kind: 'verify', folder };
  if (verb !== 'build') throw new CommandError(`"${verb}": it is verify or build.`);
  const text = (name: 'id' | 'family' | 'version' | 'licence'): string => {
    const value = values[name];
    if (value === undefined) throw new CommandError(`build needs --${name}.`);
    return value;
  };
  return {
    kind: 'build',
    options: {
      folder,
      id: text('id'),
      family: text('family'),
      version: text('version'),
      licence: text('licence'),
      configPath: values.config,
      needs: values.needs,
    },
  };
}

const TEXT = { type: 'string' } as const;

function splitArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        id: TEXT,
        family: TEXT,
        version: TEXT,
        licence: TEXT,
        config: TEXT,
        needs: TEXT,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
