import type { RepositoryRow } from '../../facts';

/** Whether a repository that was read is to be known further back than it is. */
export function isHistoryLeft({
  known_since: knownSince,
  backfill_until: until,
}: Pick<RepositoryRow, 'known_since' | 'backfill_until'>): boolean {
  return until !== null && knownSince !== null && knownSince > until;
}
