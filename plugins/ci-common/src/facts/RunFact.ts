import type { Instant } from './Instant';

/**
 * One attempt of one workflow run. A re-run keeps the run's id: the key is repository, run and attempt.
 *
 * @public
 */
export interface RunFact {
  repositoryId: string;
  /** The source's run id; larger than 2^31, so a string. */
  id: string;
  /** From 1. Recordings from before attempts existed count as 1. */
  attempt: number;
  /** The number a person sees: `#42`. */
  number: number;
  workflowId: string;
  workflowName?: string;
  /** Path of the workflow file, where the source said it. */
  workflowPath?: string;
  title?: string;
  /** The source's word for what started it: `push`, `schedule`, `workflow_dispatch`, … */
  event: string;
  branch?: string;
  headSha: string;
  /** Tree of the head commit: equal trees are equal contents. */
  treeId?: string;
  headMessage?: string;
  headAuthor?: string;
  headAuthoredAt?: Instant;
  /** `owner/name` that the head commit came from, where it is another repository (a fork). */
  headRepository?: string;
  pullRequests?: number[];
  actor?: string;
  /** The source's word: requested, queued, pending, waiting, in_progress, completed, or one not known yet. */
  status: string;
  /** The source's word once completed. */
  conclusion?: string;
  url: string;
  createdAt: Instant;
  startedAt?: Instant;
  updatedAt: Instant;
  contradiction?: Contradiction;
}

/**
 * Two facts of one attempt with the same instant and different conclusions.
 * `source`: the source was read again and its word stands. `redder`: it could not be read, the redder word stands.
 * `pending`: not read again yet, the redder word stands meanwhile.
 *
 * @public
 */
export interface Contradiction {
  /** Every conclusion seen for that instant, sorted. */
  words: string[];
  at: Instant;
  resolvedBy: 'pending' | 'source' | 'redder';
}
