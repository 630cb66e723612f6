import type { BranchCommit } from '@mainline/backstage-plugin-ci-common';
import type {
  BranchCommits,
  BranchHead,
  ConditionalRead,
} from '@mainline/backstage-plugin-ci-node';
import { z } from 'zod';
import { count, text } from '../translate/lenientFields';
import { translateBranchCommit } from '../translate/translateBranchCommit';
import { itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';

const branch = z.object({ name: text, commit: z.object({ sha: text }) });

/** All branches but mainline; undefined where the list is not there. */
export async function readBranches(
  input: ReadInput & { validator?: string },
): Promise<ConditionalRead<BranchHead[]> | undefined> {
  const { reader, repository, validator, options, logger } = input;
  const value: BranchHead[] = [];
  let newEtag: string | undefined;
  let pages = 0;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/branches',
    { per_page: 100 },
    { ...options, etag: validator },
    [403, 404],
  )) {
    if (!page) return undefined;
    if (page.notModified) return { changed: false };
    newEtag = page.etag;
    pages += 1;
    value.push(
      ...itemsOf(
        page.data,
        undefined,
        item => {
          const read = branch.safeParse(item).data;
          return read && { name: read.name, sha: read.commit.sha };
        },
        logger,
      ),
    );
  }
  return {
    changed: true,
    value: value.filter(({ name }) => name !== repository.defaultBranch),
    // The tag of one page says nothing of the others: they are in the order of their names, and any may have moved.
    validator: pages === 1 ? newEtag : undefined,
  };
}

const comparison = z.object({ total_commits: count });

/**
 * What a branch has that mainline lacks. GitHub tells the newest 250; where there are more, a second request tells the
 * oldest hundred, so that its age and its last change are known; those between are counted.
 *
 * Undefined where the branch is gone, or has no commit in common with mainline.
 */
export async function readBranchCommits(
  input: ReadInput & { branch: BranchHead },
): Promise<BranchCommits | undefined> {
  const newest = await compare(input, {});
  if (!newest || newest.total <= newest.commits.length) {
    return newest && { commits: newest.commits };
  }
  const oldest = await compare(input, { per_page: 100, page: 1 });
  const bySha = new Map(
    [...(oldest?.commits ?? []), ...newest.commits].map(each => [
      each.sha,
      each,
    ]),
  );
  const unlisted = Math.max(0, newest.total - bySha.size);
  return {
    commits: [...bySha.values()],
    ...(unlisted > 0 ? { unlisted } : {}),
  };
}

async function compare(
  input: ReadInput & { branch: BranchHead },
  paging: { per_page?: number; page?: number },
): Promise<{ commits: BranchCommit[]; total: number } | undefined> {
  const { reader, repository, branch: head, options, logger } = input;
  const answer = await reader.read(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    // By its commit, for that is what is noted of it; the branch may have moved since it was listed.
    { basehead: `${repository.defaultBranch}...${head.sha}`, ...paging },
    options,
  );
  if (!answer || answer.notModified) return undefined;
  const commits = itemsOf(
    answer.data,
    'commits',
    translateBranchCommit,
    logger,
  );
  const read = comparison.safeParse(answer.data);
  return { commits, total: read.data?.total_commits ?? commits.length };
}
