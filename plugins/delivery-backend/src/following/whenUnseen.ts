import { say } from '@mainline/backstage-plugin-delivery-common';
import {
  phaseOf,
  plusMs,
  reasonColumns,
  type Change,
  type Locked,
} from '../rows';

/** A run that ci still does not know so long after it was asked for is not waited for. */
const unseenForHours = 24;
const unseenForMs = unseenForHours * 60 * 60 * 1000;

/**
 * A run that ci does not know may be gone, or its service may be built from another repository since: nobody will ever see its
 * end, and without one nothing else could go to its environment. Should ci tell of it later, its word is taken.
 */
export function whenUnseen({ row, at }: Locked): Change | undefined {
  if (phaseOf(row) !== 'following') return undefined;
  if (at < plusMs(row.requested_at, unseenForMs)) return undefined;
  const reason = say('reason.runUnseen', {
    run: String(row.run_id),
    hours: String(unseenForHours),
  });
  return {
    set: {
      state: 'unknown',
      phase: 'ended',
      active_key: null,
      ended_at: at,
      ...reasonColumns(reason),
    },
    events: [{ action: 'ended', detail: reason }],
  };
}
