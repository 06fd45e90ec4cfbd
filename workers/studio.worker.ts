import { expose } from 'comlink';
import { createStudio } from './studio';

/** Composition root of the worker. Everything heavy is imported when it is first needed. */
expose(createStudio());
