import { expose } from 'comlink';
import { removeOrphans } from './runtime/spill-file';
import { createStudio } from './studio';

/** Composition root of the worker. Everything heavy is imported when it is first needed. */
expose(createStudio());

// Of a worker that ended while it wrote: the room is wanted by others besides the next large clip.
removeOrphans().catch(() => {});
