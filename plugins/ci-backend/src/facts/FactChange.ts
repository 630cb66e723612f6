import type { NewChange } from '../feed';

/** A change that the feed tells of, and whose facts it is one of. */
export interface FactChange extends NewChange {
  repositoryId: string;
}
