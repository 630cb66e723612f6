import { SourceUnavailableError } from './SourceUnavailableError';

/**
 * The source has no such repository any more, or does not show it: it was deleted, its name was given to another one, or
 * access was taken away. To ask again soon is of no use.
 *
 * @public
 */
export class RepositoryGoneError extends SourceUnavailableError {
  override readonly name: string = 'RepositoryGoneError';
}
