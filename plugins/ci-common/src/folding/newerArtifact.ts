import type { ArtifactFact } from '../facts';
import { compare, whoeverKnows } from './order';

/** Fields of an artifact that do not change while it is kept. */
const descriptive = ['runId', 'headSha', 'digest', 'expiresAt'] as const;

/**
 * The newest-fact rule for two facts of the same artifact. It never changes, but that it expires: once expired it stays so.
 * Commutative, associative and idempotent.
 *
 * @public
 */
export function newerArtifact(a: ArtifactFact, b: ArtifactFact): ArtifactFact {
  const winner = compare(rest(a), rest(b)) < 0 ? b : a;
  return {
    ...winner,
    ...whoeverKnows(descriptive, a, b),
    expired: a.expired || b.expired,
  };
}

/** Where the source tells one artifact in two ways it does not matter which stands, but it must be the same in either order. */
function rest({ name, sizeBytes, createdAt }: ArtifactFact): string {
  return JSON.stringify([createdAt, sizeBytes, name]);
}
