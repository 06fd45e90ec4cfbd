import { CommandError } from './command-error';
import { runPack } from './pack/run-pack';

try {
  const { output, exitCode } = await runPack(process.argv.slice(2));
  console.log(output);
  process.exitCode = exitCode;
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof CommandError ? error.message : error);
}
