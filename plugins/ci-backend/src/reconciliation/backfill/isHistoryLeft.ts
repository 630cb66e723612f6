import type { RepositoryRow } from '../../facts';

/** Whether a repository that was read is to be known further back than it is. */
export function isHistoryLeft({
  known_since: knownSince,
  backfill_until: until,
}: Pick<RepositoryRow, 'known_since' | 'backfill_until'>): boolean {
  return until !== null && knownSince !== null && knownSince > until;
}

/** The same of a row of `repositories`, as a condition: of one that was never read, all of it is left. */
export const historyIsLeft =
  '(complete_up_to is null or (backfill_until is not null and known_since > backfill_until))';
