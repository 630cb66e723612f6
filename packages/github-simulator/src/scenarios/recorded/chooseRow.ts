import { Schemas, Unavailable } from '../../served/ServedGithub';

type RunRow = Schemas['workflow-run'];

/** The attempt that a row tells of; the oldest rows don't say. */
export function attemptOf(row: RunRow): number {
  return row.run_attempt ?? 1;
}

/**
 * Of all recorded rows of one run the newest: of the highest attempt, completed before the rest, then by `updated_at`.
 * Where rows contradict each other and nothing chooses between them, the recordings can't tell.
 */
export function chooseRow(rows: RunRow[]): RunRow | Unavailable | undefined {
  const [best] = [...rows].sort(newestFirst);
  if (!best) return undefined;
  const rival = rows.find(
    row => newestFirst(row, best) === 0 && row.conclusion !== best.conclusion,
  );
  if (!rival) return best;
  return {
    unavailable: `run ${best.id}, attempt ${attemptOf(best)}, was recorded at ${
      best.updated_at
    } both as ${best.conclusion} and as ${
      rival.conclusion
    }: the recordings can't tell which is true`,
  };
}

function newestFirst(a: RunRow, b: RunRow): number {
  return (
    attemptOf(b) - attemptOf(a) ||
    Number(b.status === 'completed') - Number(a.status === 'completed') ||
    Date.parse(b.updated_at) - Date.parse(a.updated_at)
  );
}
