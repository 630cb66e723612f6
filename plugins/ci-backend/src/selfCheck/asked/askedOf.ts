import type {
  Instant,
  SelfCheck,
  SelfCheckEvidence,
} from '@mainline/backstage-plugin-ci-common';

/** What would tell more of the check-ins that an answer to the second question rests on: their shas. */
export interface Asked {
  /** Whether a test ran is told by jobs that were not read. */
  jobs: Set<string>;
  /** No test is known to have run. Those that changed documents alone would not count. */
  paths: Set<string>;
  /** What was stored up to then it knew. */
  knew: Instant;
}

/**
 * Of all services of a repository.
 *
 * @param documents - `SelfCheck`, JSON
 */
export function askedOf(documents: string[], knew: Instant): Asked {
  const asked: Asked = { jobs: new Set(), paths: new Set(), knew };
  for (const document of documents) {
    const { tested } = JSON.parse(document) as SelfCheck;
    for (const evidence of tested.evidence) {
      if (evidence.subject.kind !== 'check-in') continue;
      const { sha } = evidence.subject;
      if (evidence.reason === 'jobs-not-read') asked.jobs.add(sha);
      else if (hurts(evidence)) asked.paths.add(sha);
    }
  }
  return asked;
}

function hurts({ verdict }: SelfCheckEvidence): boolean {
  return verdict === 'counts-against' || verdict === 'cannot-tell';
}
