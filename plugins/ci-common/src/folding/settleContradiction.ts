import type { RunFact } from '../facts';
import { newerRun } from './newerRun';

/**
 * Ends a pending contradiction with what the source answered when it was asked again, or undefined where it no longer
 * knows the run. An answer of the same instant stands (`source`); a newer one leaves no contradiction;
 * without an answer, or with an older one, the redder word stands (`redder`).
 *
 * A run without a pending contradiction is merged with the answer, no more.
 *
 * @public
 */
export function settleContradiction(
  run: RunFact,
  answer: RunFact | undefined,
): RunFact {
  const merged = answer ? newerRun(run, answer) : run;
  const { contradiction } = merged;
  if (contradiction?.resolvedBy !== 'pending') return merged;

  const answered =
    answer?.status === 'completed' &&
    answer.updatedAt === contradiction.at &&
    answer.conclusion !== undefined;
  return {
    ...merged,
    conclusion: answered ? answer.conclusion : merged.conclusion,
    contradiction: {
      ...contradiction,
      resolvedBy: answered ? 'source' : 'redder',
    },
  };
}
