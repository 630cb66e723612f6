import type { SeenDeployment } from '../facts';
import { newerDeployment } from './newerDeployment';

/**
 * One fact for each deployment, by {@link newerDeployment}: in the order in which the deployments were first met.
 *
 * @public
 */
export function foldDeployments(
  facts: Iterable<SeenDeployment>,
): SeenDeployment[] {
  const folded = new Map<string, SeenDeployment>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.repositoryId, fact.id]);
    const known = folded.get(key);
    folded.set(key, known ? newerDeployment(known, fact) : fact);
  }
  return [...folded.values()];
}
