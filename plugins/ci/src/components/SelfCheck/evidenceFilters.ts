import {
  type SelfCheckEvidence,
  type SelfCheckQuestion,
  selfCheckQuestions,
} from '@mainline/backstage-plugin-ci-common';
import type { FiltersOf } from '@mainline/backstage-plugin-mainline-react';

/** What the URL of a service's self-check may hold. */
export const evidenceFilters = { question: 'text', verdict: 'list' } as const;

export type EvidenceFilters = FiltersOf<typeof evidenceFilters>;

export type EvidenceVerdict = SelfCheckEvidence['verdict'];

/** What decides first. */
export const verdicts: EvidenceVerdict[] = [
  'counts-against',
  'counts-for',
  'cannot-tell',
  'does-not-count',
];

/** A word in the URL that is none of ours counts as absent. */
export function questionOf(
  filters: EvidenceFilters,
): SelfCheckQuestion | undefined {
  return selfCheckQuestions.find(each => each === filters.question);
}

export function verdictsOf(filters: EvidenceFilters): EvidenceVerdict[] {
  return verdicts.filter(each => filters.verdict.includes(each));
}

export function countsOf(
  evidence: SelfCheckEvidence[],
): Record<EvidenceVerdict, number> {
  const counts: Record<EvidenceVerdict, number> = {
    'counts-for': 0,
    'counts-against': 0,
    'cannot-tell': 0,
    'does-not-count': 0,
  };
  for (const { verdict } of evidence) counts[verdict] += 1;
  return counts;
}
