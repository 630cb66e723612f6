import type { SelfCheckEvidence } from './SelfCheckAnswer';
import type { SetAside } from './SelfCheckFacts';

/** Evidence that someone set aside does not count, and says who, why, and what it would have been. Newest first. */
export function withSetAsides(
  evidence: SelfCheckEvidence[],
  setAsides: SetAside[] = [],
): SelfCheckEvidence[] {
  // The last word stands, whatever order they come in.
  const byId = new Map(
    [...setAsides]
      .sort((a, b) => compare(a.at, b.at) || compare(a.reason, b.reason))
      .map(each => [each.evidenceId, each]),
  );
  return evidence
    .map((each): SelfCheckEvidence => {
      const setAside = byId.get(each.id);
      if (!setAside) return each;
      return {
        ...each,
        verdict: 'does-not-count',
        reason: 'set-aside',
        setAside: { ...setAside, was: each.verdict },
      };
    })
    .sort((a, b) => compare(b.at, a.at) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
