import { expose } from 'comlink';
import { createSequenceStudio } from './sequence-studio';

/** Composition root of the worker that puts clips together. */
expose(createSequenceStudio());
