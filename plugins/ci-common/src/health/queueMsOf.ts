import type { RunFact } from '../facts';

/**
 * From being made to being started. Undefined where the source did not say when, and of a re-run: its run was made when
 * the first attempt was.
 *
 * @public
 */
export function queueMsOf(
  run: Pick<RunFact, 'attempt' | 'createdAt' | 'startedAt'>,
): number | undefined {
  if (run.attempt > 1 || run.startedAt === undefined) return undefined;
  return Math.max(0, Date.parse(run.startedAt) - Date.parse(run.createdAt));
}
