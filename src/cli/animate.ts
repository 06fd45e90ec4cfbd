import { animateHelp, parseAnimateOptions, type AnimateOptions } from './animate-options';
import { animatePhoto } from './animate-photo';
import { clipSummary } from './clip-summary';
import { CommandError } from './command-error';
import { createProgressLine } from './progress-line';

const INTERRUPTED = 130;

try {
  const command = parseAnimateOptions(process.argv.slice(2));
  if (command.kind === 'help') console.log(animateHelp());
  else await run(command.options);
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof CommandError ? error.message : error);
}

async function run(options: AnimateOptions): Promise<void> {
  const interruption = new AbortController();
  // The first Ctrl-C cancels the job in the page; a second one ends the process at once.
  process.once('SIGINT', () => interruption.abort());
  const line = createProgressLine(process.stderr);
  const startMs = performance.now();
  try {
    const clip = await animatePhoto(options, {
      say: (message) => console.error(message),
      onProgress: line.show,
      signal: interruption.signal,
    });
    line.end();
    console.log(clipSummary(clip, options.videoPath, (performance.now() - startMs) / 1000));
  } catch (error) {
    line.end();
    if (!interruption.signal.aborted) throw error;
    process.exitCode = INTERRUPTED;
    console.error('Cancelled; nothing was written.');
  }
}
