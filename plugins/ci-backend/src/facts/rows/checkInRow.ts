import type {
  CheckInFact,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import { orNull, present, storable } from './stored';

/** One commit in the table `check_ins`. */
export interface CheckInRow {
  repository_id: string;
  sha: string;
  tree_id: string | null;
  message: string;
  author: string | null;
  authored_at: Instant | null;
  url: string | null;
  reached_mainline_at: Instant;
  reached_by: string | null;
  push_index: number;
  off_mainline_at: Instant | null;
}

export function rowToCheckIn(row: CheckInRow): CheckInFact {
  return present<CheckInFact>({
    repositoryId: row.repository_id,
    sha: row.sha,
    treeId: row.tree_id,
    message: row.message,
    author: row.author,
    authoredAt: row.authored_at,
    url: row.url,
    reachedMainlineAt: row.reached_mainline_at,
    reachedBy: row.reached_by,
    pushIndex: row.push_index,
    offMainlineAt: row.off_mainline_at,
  });
}

export function checkInToRow(checkIn: CheckInFact): CheckInRow {
  return storable({
    repository_id: checkIn.repositoryId,
    sha: checkIn.sha,
    tree_id: orNull(checkIn.treeId),
    message: checkIn.message,
    author: orNull(checkIn.author),
    authored_at: orNull(checkIn.authoredAt),
    url: orNull(checkIn.url),
    reached_mainline_at: checkIn.reachedMainlineAt,
    reached_by: orNull(checkIn.reachedBy),
    push_index: checkIn.pushIndex,
    off_mainline_at: orNull(checkIn.offMainlineAt),
  });
}
