import type { CandidateRow } from '@mainline/backstage-plugin-delivery-common';
import { isSuperseded } from './isSuperseded';

/** Neighbours in the list that are superseded, or that are not. */
export interface CandidateGroup {
  superseded: boolean;
  rows: CandidateRow[];
}

/** Candidates in their order, so that neighbours that are superseded can be folded into one line. */
export function candidateGroups(rows: CandidateRow[]): CandidateGroup[] {
  const groups: CandidateGroup[] = [];
  for (const row of rows) {
    const superseded = isSuperseded(row, rows);
    const last = groups.at(-1);
    if (last?.superseded === superseded) last.rows.push(row);
    else groups.push({ superseded, rows: [row] });
  }
  return groups;
}
