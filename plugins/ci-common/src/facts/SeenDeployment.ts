import type { Instant } from './Instant';

/**
 * A deployment as the source knows it, whoever made it.
 *
 * @public
 */
export interface SeenDeployment {
  repositoryId: string;
  /** The source's id; larger than 2^31, so a string. */
  id: string;
  /** The source's name of where to, as it came. */
  environment: string;
  /**
   * The commit that the source says. Where a run of a workflow made it (`runId`), it is the commit of the *workflow*, which
   * is what was deployed only if the run was started by a push.
   */
  sha: string;
  /** Branch, tag or SHA that it was asked for by. */
  ref?: string;
  /** The source's word, `deploy` by default. */
  task?: string;
  /** Login of whoever made it. */
  creator?: string;
  createdAt: Instant;
  /**
   * The source's newest word that tells an outcome: queued, pending, waiting, in_progress, success, failure, error, or one
   * not known yet. `inactive` only retires a deployment: it is `retired`, and never stands here.
   */
  state: string;
  /** When the source said that word. */
  stateAt: Instant;
  /** A later one replaced it. */
  retired?: boolean;
  /** Where a person can look at it. */
  url?: string;
  /** The run that made it, where a run did. */
  runId?: string;
}
