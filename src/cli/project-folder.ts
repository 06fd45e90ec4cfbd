import { fileURLToPath } from 'node:url';

/** Absolute path of the project's folder, so that the commands work from anywhere. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
