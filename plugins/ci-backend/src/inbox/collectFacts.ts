import type { TranslatedDelivery } from '@mainline/backstage-plugin-ci-node';
import type { FactsOfRepository } from '../facts';

/** What deliveries say of their repositories, each repository once. */
export function collectFacts(
  deliveries: Array<{ repositoryId: string; said: TranslatedDelivery }>,
): FactsOfRepository[] {
  const collected = new Map<string, FactsOfRepository>();
  for (const { repositoryId, said } of deliveries) {
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
      },
      look: look || said.look,
    });
  }
  return [...collected.values()];
}
