import type {
  CheckInFact,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { TranslatedDelivery } from '@mainline/backstage-plugin-ci-node';
import type { FactsOfRepository } from '../facts';

/** What deliveries say of their repositories, each repository once. */
export function collectFacts(
  deliveries: Array<{
    repositoryId: string;
    said: TranslatedDelivery;
    /** Whether deliveries of this repository are known to tell of everything. */
    isTrusted: boolean;
    /** Up to when it was read; absent before its first reading. */
    completeUpTo?: Instant;
  }>,
): FactsOfRepository[] {
  const collected = new Map<string, FactsOfRepository>();
  for (const { repositoryId, said, isTrusted, completeUpTo } of deliveries) {
    const before = collected.get(repositoryId);
    const { facts, look } = before ?? { facts: {}, look: false };
    collected.set(repositoryId, {
      repositoryId,
      facts: {
        runs: [...(facts.runs ?? []), ...said.runs],
        jobs: [...(facts.jobs ?? []), ...said.jobs],
        mentionedWorkflows: [
          ...(facts.mentionedWorkflows ?? []),
          ...said.workflows,
        ],
        deployments: [...(facts.deployments ?? []), ...said.deployments],
        checkIns: [
          ...(facts.checkIns ?? []),
          ...newCheckIns(said, completeUpTo),
        ],
      },
      // Who has not told everything so far may have forgotten what came with a push: the source is asked.
      look: look || said.look || (said.checkIns !== undefined && !isTrusted),
    });
  }
  return [...collected.values()];
}

/** What reached mainline before it was read is known, and what that reading did not find is on it no longer. */
function newCheckIns(
  { checkIns = [] }: TranslatedDelivery,
  completeUpTo: Instant | undefined,
): CheckInFact[] {
  if (completeUpTo === undefined) return [];
  return checkIns.filter(each => each.reachedMainlineAt > completeUpTo);
}
