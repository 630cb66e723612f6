import type { RunFact } from '../facts';
import { newerRun } from './newerRun';

/**
 * One fact for each attempt, by {@link newerRun}: in the order in which the attempts were first met.
 *
 * @public
 */
export function foldRuns(facts: Iterable<RunFact>): RunFact[] {
  const folded = new Map<string, RunFact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.repositoryId, fact.id, fact.attempt]);
    const known = folded.get(key);
    folded.set(key, known ? newerRun(known, fact) : fact);
  }
  return [...folded.values()];
}

/**
 * Of each run its highest attempt: what the run has come to.
 *
 * @public
 */
export function newestAttempts(runs: Iterable<RunFact>): RunFact[] {
  const newest = new Map<string, RunFact>();
  for (const run of runs) {
    const key = JSON.stringify([run.repositoryId, run.id]);
    const known = newest.get(key);
    if (!known || known.attempt < run.attempt) newest.set(key, run);
  }
  return [...newest.values()];
}
