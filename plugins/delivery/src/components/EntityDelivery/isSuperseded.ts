import type {
  CandidateRow,
  CandidateStage,
} from '@mainline/backstage-plugin-delivery-common';

/**
 * Whether nobody needs to look at a candidate any more: nothing is live of it, nothing of it is on its way, and a newer
 * one is at least as far in every stage. What failed is mended where a newer one passed, and told by the newer one where
 * that failed too.
 *
 * @param rows - newest first
 */
export function isSuperseded(row: CandidateRow, rows: CandidateRow[]): boolean {
  if (row.liveIn.length > 0) return false;
  if (row.stages.some(each => each.running || each.state === 'running')) {
    return false;
  }
  return rows.slice(0, rows.indexOf(row)).some(
    newer =>
      // Where not even the first stage is passed, nobody knows yet which of the two comes further.
      newer.stages[0]?.state === 'passed' &&
      row.stages.every((stage, index) => isAsFar(newer.stages[index], stage)),
  );
}

function isAsFar(
  newer: CandidateStage | undefined,
  older: CandidateStage,
): boolean {
  switch (older.state) {
    case 'waiting':
      return true;
    case 'failed':
    case 'inconclusive':
      return newer?.state === 'passed' || newer?.state === 'failed';
    default:
      return newer?.state === 'passed';
  }
}
