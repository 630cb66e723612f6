import type {
  SelfCheck,
  SelfCheckEvidence,
} from '@mainline/backstage-plugin-ci-common';
import type { SelfCheckRow } from '../SelfCheckRow';

/** What would tell more of the check-ins that an answer to the second question rests on: their shas. */
export interface Asked {
  /** Whether a test ran is told by jobs that were not read. */
  jobs: Set<string>;
  /** No test is known to have run. Those that changed documents alone would not count. */
  paths: Set<string>;
}

/** Of all services of a repository. */
export function askedOf(rows: Pick<SelfCheckRow, 'document'>[]): Asked {
  const asked: Asked = { jobs: new Set(), paths: new Set() };
  for (const { document } of rows) {
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
