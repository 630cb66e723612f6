import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type {
  BranchCommits,
  ConditionalRead,
  MergedPullRequest,
} from '@mainline/backstage-plugin-ci-node';
import { z } from 'zod';
import { count } from '../translate/lenientFields';
import { translateBranchCommit } from '../translate/translateBranchCommit';
import { translatePullRequest } from '../translate/translatePullRequest';
import { isPartlyRead, itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';

/** GitHub lists no more commits of a pull request. */
const mostListed = 250;

/**
 * Closed pull requests by their last change, newest first, whole pages until one was changed before `since`: merging is a
 * change, so none that was merged since stands further back. Undefined where these credentials may not read them.
 */
export async function readMergedPullRequests(
  input: ReadInput & { since: Instant; validator?: string },
): Promise<ConditionalRead<MergedPullRequest[]> | undefined> {
  const { reader, repository, since, validator, options, logger } = input;
  const value: MergedPullRequest[] = [];
  let newEtag: string | undefined;
  let isFirst = true;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/pulls',
    { state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 },
    { ...options, etag: validator },
    [403, 404],
  )) {
    if (!page) return undefined;
    if (page.notModified) return { changed: false };
    const closed = itemsOf(
      page.data,
      undefined,
      item => translatePullRequest(item, repository),
      logger,
    );
    if (isFirst && !isPartlyRead(page.data, undefined, closed)) {
      newEtag = page.etag;
    }
    isFirst = false;
    value.push(
      ...closed.flatMap(({ merged }) =>
        merged && merged.mergedAt >= since ? [merged] : [],
      ),
    );
    if (closed.some(({ updatedAt }) => updatedAt < since)) break;
  }
  return { changed: true, value, validator: newEtag };
}

const counted = z.object({ commits: count });

/** One request where there are no more than a hundred; where the list is at its end, one more for how many there are. */
export async function readPullRequestCommits(
  input: ReadInput & { number: number },
): Promise<BranchCommits | undefined> {
  const { reader, number, options, logger } = input;
  const commits: BranchCommits['commits'] = [];
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    { pull_number: number, per_page: 100 },
    options,
  )) {
    if (!page) return undefined;
    if (page.notModified) break;
    commits.push(
      ...itemsOf(page.data, undefined, translateBranchCommit, logger),
    );
  }
  if (commits.length < mostListed) return { commits };

  const answer = await reader.read(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    { pull_number: number },
    options,
  );
  if (!answer || answer.notModified) return { commits };
  const all = counted.safeParse(answer.data).data?.commits ?? commits.length;
  return all > commits.length
    ? { commits, unlisted: all - commits.length }
    : { commits };
}
