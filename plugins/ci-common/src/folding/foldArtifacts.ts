import type { ArtifactFact } from '../facts';
import { newerArtifact } from './newerArtifact';

/**
 * One fact for each artifact, by {@link newerArtifact}: in the order in which the artifacts were first met.
 *
 * @public
 */
export function foldArtifacts(facts: Iterable<ArtifactFact>): ArtifactFact[] {
  const folded = new Map<string, ArtifactFact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.repositoryId, fact.id]);
    const known = folded.get(key);
    folded.set(key, known ? newerArtifact(known, fact) : fact);
  }
  return [...folded.values()];
}
