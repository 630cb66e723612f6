/**
 * Where a repository is found before its source has been asked: `{ host: 'github.com', slug: 'acme/catalog' }`.
 *
 * @public
 */
export interface RepositoryLocator {
  host: string;
  /** Owner and name as written, with a slash. Compared without regard to case. */
  slug: string;
}

/**
 * A repository as its source describes it.
 *
 * @public
 */
export interface RepositoryFact extends RepositoryLocator {
  /** Host and the source's own id: `github.com:348674220`. Survives a rename. */
  id: string;
  url: string;
  defaultBranch: string;
  archived: boolean;
}

/** @public */
export function repositoryId(host: string, sourceId: string | number): string {
  return `${host}:${sourceId}`;
}
