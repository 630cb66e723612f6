import type { JobFact } from '../facts';
import { newerJob } from './newerJob';

/**
 * One fact for each job, by {@link newerJob}: in the order in which the jobs were first met.
 *
 * @public
 */
export function foldJobs(facts: Iterable<JobFact>): JobFact[] {
  const folded = new Map<string, JobFact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.repositoryId, fact.id]);
    const known = folded.get(key);
    folded.set(key, known ? newerJob(known, fact) : fact);
  }
  return [...folded.values()];
}
