import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const projectRoot = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Everything that the commands bring or write, apart from node_modules; ignored by git, safe to delete. */
export const stateRoot = path.join(projectRoot, '.mainline');

/** Resolves what a person typed against the folder they typed it in: npm and Yarn run scripts in the project's root. @param {string} typed */
export function resolveTyped(typed) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), typed);
}
