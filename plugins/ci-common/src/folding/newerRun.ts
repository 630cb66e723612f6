import type { Contradiction, RunFact } from '../facts';
import { byRedness, reddest } from './redness';
import { compare, progressOf, whoeverKnows } from './order';

/** Fields of an attempt that do not change while it lives. */
const descriptive = [
  'workflowName',
  'workflowPath',
  'title',
  'branch',
  'treeId',
  'headMessage',
  'headAuthor',
  'headAuthoredAt',
  'headRepository',
  'actor',
  'startedAt',
] as const;

/**
 * The newest-fact rule (invariant 3 of the design), for two facts of the same repository, run and attempt.
 *
 * `completed` stands over the rest; then the later `updatedAt`; among facts of one instant that are not completed the
 * one further along. What describes the attempt (its title, tree, message, …) is taken from whoever knows it.
 *
 * Two completed facts of one instant with different conclusions contradict each other. The redder word stands and the
 * result says so, `pending` until the source was asked: see {@link settleContradiction}. An answer of the source
 * outlives every later fact whose word was already weighed; a word that was not makes it pending again.
 *
 * The rule is commutative, associative and idempotent: facts may come once, twice, late, or in any order.
 *
 * @public
 */
export function newerRun(a: RunFact, b: RunFact): RunFact {
  const order = compareAge(a, b);
  const winner = order < 0 || (order === 0 && compareRest(a, b) < 0) ? b : a;
  const merged: RunFact = {
    ...winner,
    ...whoeverKnows(descriptive, a, b),
    ...pullRequestsOf(a, b),
  };
  return order === 0 && winner.status === 'completed'
    ? concluded(merged, a, b)
    : merged;
}

function compareAge(a: RunFact, b: RunFact): number {
  const completed = a.status === 'completed';
  return (
    compare(completed, b.status === 'completed') ||
    compare(a.updatedAt, b.updatedAt) ||
    (completed ? 0 : compare(progressOf(a.status), progressOf(b.status)))
  );
}

/** Facts of the same age: which one stands does not matter, but it must be the same one in either order. */
function compareRest(a: RunFact, b: RunFact): number {
  return compare(rest(a), rest(b));
}

function rest(run: RunFact): string {
  return JSON.stringify([
    run.status,
    run.status === 'completed' ? '' : run.conclusion ?? '',
    run.headSha,
    run.workflowId,
    run.event,
    run.number,
    run.createdAt,
    run.url,
  ]);
}

/** A pull request that was closed drops out of what the source lists; that the run belonged to it stays true. */
function pullRequestsOf(a: RunFact, b: RunFact): Partial<RunFact> {
  if (!a.pullRequests && !b.pullRequests) return {};
  const numbers = new Set([
    ...(a.pullRequests ?? []),
    ...(b.pullRequests ?? []),
  ]);
  return { pullRequests: [...numbers].sort((x, y) => x - y) };
}

function concluded(merged: RunFact, a: RunFact, b: RunFact): RunFact {
  const { conclusion: _, contradiction: __, ...undecided } = merged;
  const words = [...new Set([...wordsOf(a), ...wordsOf(b)])].sort();
  if (words.length === 0) return undecided;
  if (words.length === 1) return { ...undecided, conclusion: words[0] };

  const weighed = [a, b]
    .filter(fact => fact.contradiction?.words.length === words.length)
    .sort(byWeight)
    .at(-1);
  return {
    ...undecided,
    conclusion: weighed ? weighed.conclusion : reddest(words),
    contradiction: {
      words,
      at: merged.updatedAt,
      resolvedBy: weighed?.contradiction?.resolvedBy ?? 'pending',
    },
  };
}

const resolutions: Array<Contradiction['resolvedBy'] | undefined> = [
  'pending',
  'redder',
  'source',
];

function byWeight(a: RunFact, b: RunFact): number {
  return (
    resolutions.indexOf(a.contradiction?.resolvedBy) -
      resolutions.indexOf(b.contradiction?.resolvedBy) ||
    byRedness(a.conclusion, b.conclusion)
  );
}

/** Every conclusion seen for the fact's instant. */
function wordsOf(run: RunFact): string[] {
  if (run.contradiction) return run.contradiction.words;
  return run.conclusion === undefined ? [] : [run.conclusion];
}
