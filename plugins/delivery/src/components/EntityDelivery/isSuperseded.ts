import type { CandidateRow } from '@mainline/backstage-plugin-delivery-common';

/**
 * Whether nobody needs to look at a candidate any more: nothing is live of it, nothing of it is on its way, and a newer
 * one passed every stage that this one came to. What failed in a stage that a newer one passed is mended.
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
      row.stages.every(
        (stage, index) =>
          stage.state === 'waiting' || newer.stages[index]?.state === 'passed',
      ),
  );
}
