import { shareOf } from '../health/figures';
import type { SelfCheckEvidence } from './SelfCheckAnswer';

/** How much counts for and against, and how much can't be told. */
export interface Tally {
  countedFor: number;
  countedAgainst: number;
  cannotTell: number;
}

export function tallyOf(evidence: SelfCheckEvidence[]): Tally {
  const count = (verdict: SelfCheckEvidence['verdict']) =>
    evidence.filter(each => each.verdict === verdict).length;
  return {
    countedFor: count('counts-for'),
    countedAgainst: count('counts-against'),
    cannotTell: count('cannot-tell'),
  };
}

/**
 * The share of what counts for, and its bounds: if all that can't be told counted against, and if it all counted for.
 */
export function sharesOf({ countedFor, countedAgainst, cannotTell }: Tally): {
  share?: number;
  shareAtLeast?: number;
  shareAtMost?: number;
} {
  const all = countedFor + countedAgainst + cannotTell;
  return {
    share: shareOf(countedFor, countedFor + countedAgainst),
    shareAtLeast: shareOf(countedFor, all),
    shareAtMost: shareOf(countedFor + cannotTell, all),
  };
}

/**
 * Yes or no where it is the same whichever way things fall that can't be told; undefined where it hangs on them.
 */
export function answerOfShare(
  tally: Tally,
  yesFrom: number,
): 'yes' | 'no' | undefined {
  const { shareAtLeast, shareAtMost } = sharesOf(tally);
  if (shareAtLeast === undefined || shareAtMost === undefined) return undefined;
  if (shareAtLeast >= yesFrom) return 'yes';
  return shareAtMost < yesFrom ? 'no' : undefined;
}

/** How many more must count for until the share is enough; undefined where no number would do. */
export function moreFor(tally: Tally, yesFrom: number): number | undefined {
  return fewest(added =>
    answerOfShare(
      { ...tally, countedFor: tally.countedFor + added },
      yesFrom,
    ) === 'yes'
      ? true
      : yesFrom >= 1 && 'never',
  );
}

/** How many more must count against until the share is not enough any more; undefined where no number would do. */
export function moreAgainst(tally: Tally, yesFrom: number): number | undefined {
  return fewest(added =>
    answerOfShare(
      { ...tally, countedAgainst: tally.countedAgainst + added },
      yesFrom,
    ) !== 'yes'
      ? true
      : yesFrom <= 0 && 'never',
  );
}

function fewest(
  enough: (added: number) => boolean | 'never',
): number | undefined {
  // Ask for twice as many until it is enough, then halve: shares only move one way.
  let high = 0;
  for (;;) {
    const answer = enough(high);
    if (answer === 'never') return undefined;
    if (answer) break;
    high = high === 0 ? 1 : high * 2;
    if (high > Number.MAX_SAFE_INTEGER / 4) return undefined;
  }
  let low = Math.floor(high / 2);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle) === true) high = middle;
    else low = middle + 1;
  }
  return high;
}
