import { ExplainedError } from './ExplainedError.mjs';

/**
 * Turns what the operating system says about files into a sentence.
 *
 * @param {unknown} error
 * @returns {ExplainedError | undefined} undefined when it is something else
 */
export function explainSystemError(error) {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new ExplainedError(
        `${
          path ?? 'The project folder'
        } cannot be written to by this user: put the project in a folder of your own, or give yourself write access to it.`,
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new ExplainedError(
        'The disk is full: the project needs about 3 GB for its packages; free some space and run the command again.',
        { cause: error },
      );
    default:
      return undefined;
  }
}
