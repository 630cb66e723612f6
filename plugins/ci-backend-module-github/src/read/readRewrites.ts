import type { BranchActivity } from '../translate/translateActivity';
import type { ListedCommit } from '../translate/translateCommit';
import { compareCommits } from './compareCommits';
import type { ReadInput } from './ReadInput';

/** A forced push: what it took from mainline, and what it brought in its place. */
export interface Rewrite {
  push: BranchActivity;
  /** Newest first, as `brought`; undefined where GitHub can't tell any more. */
  removed: ListedCommit[] | undefined;
  brought: ListedCommit[] | undefined;
}

/**
 * What forced pushes did to mainline: the list of commits tells only what there is now, and both ends of the push are
 * kept by GitHub long after.
 *
 * @param pushes - newest first, as what is answered
 */
export async function readRewrites(
  input: ReadInput,
  pushes: BranchActivity[],
): Promise<Rewrite[]> {
  const rewrites: Rewrite[] = [];
  for (const push of pushes.filter(({ how }) => how === 'force_push')) {
    const { before, after } = push;
    rewrites.push({
      push,
      removed: await compareCommits(input, { base: after, head: before }),
      brought: await compareCommits(input, { base: before, head: after }),
    });
  }
  return rewrites;
}
