/**
 * A workflow of a repository.
 *
 * @public
 */
export interface WorkflowFact {
  repositoryId: string;
  id: string;
  name: string;
  /** Path in the repository, `.github/workflows/ci.yml`; empty where the source did not say. */
  path: string;
  /** The source's own word: `active`, `deleted`, `disabled_manually`, … Only `active` counts for mainline. */
  state: string;
}
