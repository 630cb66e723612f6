import type { RunFact } from '../facts';

/**
 * From start to verdict; undefined while the attempt is not completed.
 *
 * @public
 */
export function durationMsOf(
  run: Pick<RunFact, 'status' | 'startedAt' | 'createdAt' | 'updatedAt'>,
): number | undefined {
  if (run.status !== 'completed') return undefined;
  return Math.max(
    0,
    Date.parse(run.updatedAt) - Date.parse(run.startedAt ?? run.createdAt),
  );
}
