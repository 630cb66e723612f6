import { phaseOf, plusMs, spoken, type Change, type Locked } from '../rows';

/** A run that ci still does not know so long after it was asked for is not waited for. */
const unseenForMs = 24 * 60 * 60 * 1000;

/**
 * A run that ci does not know may be gone, or its service may be built from another repository since: nobody will ever see its
 * end, and without one nothing else could go to its environment. Should ci tell of it later, its word is taken.
 */
export function whenUnseen({ row, at }: Locked): Change | undefined {
  if (phaseOf(row) !== 'following') return undefined;
  if (at < plusMs(row.requested_at, unseenForMs)) return undefined;
  const reason = `Nobody knows what came of it: ci does not know run ${
    row.run_id
  }, ${spoken(
    unseenForMs,
  )} after it was asked for. Look at the run where it runs; send it again only if it did not deploy.`;
  return {
    set: {
      state: 'unknown',
      phase: 'ended',
      active_key: null,
      ended_at: at,
      reason,
    },
    events: [{ action: 'ended', detail: reason }],
  };
}
