import { expose } from 'comlink';
import { createPacks } from './packs';

/** Composition root of the worker that keeps model packs. */
expose(createPacks());
