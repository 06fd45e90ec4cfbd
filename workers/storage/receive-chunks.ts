import { createChunkReceiver, type DownloadTools, type Received } from './chunk-receiver';
import { unreachable } from './download-failures';
import { Interruption, pause } from './download-patience';
import type { PackFile } from './pack-manifest';

/** So much further it has to come before a server counts as one that works, although it breaks off. */
const WORTHWHILE_BYTES = 64 * 1024;

/**
 * Fetches chunks of a file one after the other. What may pass is waited for: a connection that
 * breaks, a server that is silent or too busy. Then it goes on at the byte where it stopped.
 *
 * @throws StudioError `pack-unreachable` when the patience is over or the server has no such
 *   file, `pack-corrupt` where the file is too short; an AbortError when cancelled
 */
export async function* receiveChunks(
  url: string,
  file: PackFile,
  wanted: readonly number[],
  tools: DownloadTools,
): AsyncGenerator<Received, void, undefined> {
  const { signal, patience } = tools;
  const receiver = createChunkReceiver(url, file, tools);
  let done = 0;
  let failures = 0;
  while (done < wanted.length) {
    const before = receiver.reachedBytes();
    try {
      for await (const received of receiver.receive(wanted.slice(done))) {
        done += 1;
        yield received;
      }
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      // Not what came in: a host without ranges begins anew each time.
      if (receiver.reachedBytes() - before >= WORTHWHILE_BYTES) failures = 0;
      const pauseMs = patience.pausesMs[failures];
      failures += 1;
      if (pauseMs === undefined) {
        throw unreachable(url, `${error.message}, ${failures} times in a row`, error.cause);
      }
      await pause(pauseMs, signal);
    }
  }
}
