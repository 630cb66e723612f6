import type { TranslatedDelivery } from '@mainline/backstage-plugin-ci-node';
import type { FactsOfRepository } from '../facts';

/** What deliveries say of their repositories, each repository once. */
export function collectFacts(
  deliveries: Array<{
    repositoryId: string;
    said: TranslatedDelivery;
    /** Whether deliveries of this repository are known to tell of everything. */
    isTrusted: boolean;
  }>,
): FactsOfRepository[] {
  const collected = new Map<string, FactsOfRepository>();
  for (const { repositoryId, said, isTrusted } of deliveries) {
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
        checkIns: [...(facts.checkIns ?? []), ...(said.checkIns ?? [])],
      },
      // Who has not told everything so far may have forgotten what came with a push: the source is asked.
      look: look || said.look || (said.checkIns !== undefined && !isTrusted),
    });
  }
  return [...collected.values()];
}
