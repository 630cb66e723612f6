import type { BranchActivity } from '../translate/translateActivity';
import type { ListedCommit } from '../translate/translateCommit';
import { assignPushes } from './assignPushes';
import { compareCommits } from './compareCommits';
import type { ReadInput } from './ReadInput';
import type { Rewrite } from './readRewrites';

/** What forced pushes brought, and the commits of pushes that the list does not hold wholly. */
export async function compareIncomplete(
  input: ReadInput,
  known: {
    pushes: BranchActivity[];
    /** Those since the last reading. */
    news: BranchActivity[];
    met: ListedCommit[];
    rewrites: Rewrite[];
  },
): Promise<Map<BranchActivity, ListedCommit[]>> {
  const { pushes, news, met, rewrites } = known;
  const exact = new Map<BranchActivity, ListedCommit[]>(
    pushes.flatMap(push =>
      // What an earlier one brought is known, and the list can't tell it from what had been there.
      push.how === 'force_push' && !news.includes(push) ? [[push, []]] : [],
    ),
  );
  for (const { push, brought } of rewrites) {
    if (brought) exact.set(push, brought);
  }
  // What came before a forced push that can't be told of may be on mainline no longer: there only the list counts.
  const untold = rewrites.find(({ removed }) => !removed);
  const standing = new Set(
    untold ? news.slice(0, news.indexOf(untold.push) + 1) : news,
  );
  for (const { push, incomplete } of assignPushes(pushes, met, exact)) {
    if (!incomplete || !standing.has(push)) continue;
    const { before: base, after: head } = push;
    const compared = await compareCommits(input, { base, head });
    if (compared) exact.set(push, compared);
  }
  return exact;
}
