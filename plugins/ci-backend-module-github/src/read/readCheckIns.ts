import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInsRead,
  ReadOptions,
} from '@mainline/backstage-plugin-ci-node';
import type { BranchActivity } from '../translate/translateActivity';
import {
  translateCommit,
  type ListedCommit,
} from '../translate/translateCommit';
import { assignPushes } from './assignPushes';
import { checkInsOf } from './checkInsOf';
import { compareCommits } from './compareCommits';
import { isPartlyRead, itemsOf } from './itemsOf';
import { mainlineEnd } from './mainlineEnd';
import { readActivity } from './readActivity';
import { readRewrites, type Rewrite } from './readRewrites';
import type { RepositoryReader } from './RepositoryReader';

interface CheckInsInput {
  reader: RepositoryReader;
  repository: RepositoryFact;
  since: Instant;
  /** Where mainline ended when it was read the last time. */
  head?: string;
  /** How mainline came there is found out all the same. */
  anew?: boolean;
  validator?: string;
  options: ReadOptions;
  logger: LoggerService;
}

/** Commits are made before they are pushed, and GitHub's list is by their own dates: it is read from this much earlier. */
const marginMs = 24 * 3600 * 1000;

const activityValidator = 'activity ';
const headValidator = 'head ';

/**
 * Check-ins with the instant at which they reached mainline.
 *
 * GitHub's activity tells when the branch moved, and between which commits; the list of commits tells which ones came along.
 * A commit that is older than the list (a branch of last month, merged today) is asked for by comparing the two ends of its push;
 * so is what a forced push removed.
 * Where a host keeps no activity, the commits' own dates have to serve.
 */
export async function readCheckIns(
  input: CheckInsInput,
): Promise<CheckInsRead> {
  const { repository, since, head: headBefore, anew, validator } = input;
  const activity = await readActivity({
    ...input,
    etag: validator?.startsWith(activityValidator)
      ? validator.slice(activityValidator.length)
      : undefined,
  });
  if (activity.kind === 'not-modified') return { changed: false };

  const { commits, isWhole } = await readCommits(input);
  if (activity.kind === 'unavailable') {
    return readByDates(input, { commits, isWhole });
  }

  const { pushes, etag } = activity;
  // How mainline came to where it ended at the last reading was found out then.
  const last = anew ? -1 : pushes.findIndex(push => push.after === headBefore);
  const news = last < 0 ? pushes : pushes.slice(0, last);
  const rewrites = await readRewrites(input, news);
  const met = unique([
    ...commits,
    ...rewrites.flatMap(({ removed = [] }) => removed),
  ]);
  const exact = await compareIncomplete(input, {
    pushes,
    news,
    met,
    rewrites,
  });
  const assigned = assignPushes(pushes, met, exact);
  const head = commits[0]?.sha ?? pushes[0]?.after;
  return {
    changed: true,
    value: checkInsOf({ repository, since, commits, pushes: assigned }),
    validator: etag && isWhole ? activityValidator + etag : undefined,
    ...(head && {
      mainline: await mainlineEnd(input, {
        head,
        headBefore,
        commits: unique([...met, ...assigned.flatMap(push => push.commits)]),
        rewrites,
      }),
    }),
  };
}

/**
 * Where no activity tells: the commits of the list, and those between where mainline ended before and where it does now,
 * which may have been made long before they were pushed.
 */
async function readByDates(
  input: CheckInsInput,
  { commits, isWhole }: { commits: ListedCommit[]; isWhole: boolean },
): Promise<CheckInsRead> {
  const { repository, since, head: headBefore, validator } = input;
  const newest = commits[0] ?? (await readHead(input));
  if (!newest) return { changed: true, value: [] };
  const head = newest.sha;
  if (headValidator + head === validator) return { changed: false };

  const brought =
    headBefore === undefined || headBefore === head
      ? []
      : (await compareCommits(input, { base: headBefore, head })) ?? [];
  const met = unique([...commits, ...brought]);
  return {
    changed: true,
    value: checkInsOf({
      repository,
      since,
      commits: met,
      pushes: [],
      brought: new Set(brought.map(({ sha }) => sha)),
    }),
    validator: isWhole ? headValidator + head : undefined,
    mainline: await mainlineEnd(input, {
      head,
      headBefore,
      commits: met,
      rewrites: [],
    }),
  };
}

async function readCommits(
  input: CheckInsInput,
): Promise<{ commits: ListedCommit[]; isWhole: boolean }> {
  const { reader, repository, since, options, logger } = input;
  const commits: ListedCommit[] = [];
  let isWhole = true;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/commits',
    {
      sha: repository.defaultBranch,
      since: new Date(Date.parse(since) - marginMs).toISOString(),
      per_page: 100,
    },
    options,
    // 409: the repository is empty. A missing one has been found out by whoever read the repository.
    [409],
  )) {
    if (!page || page.notModified) break;
    const read = itemsOf(page.data, undefined, translateCommit, logger);
    isWhole &&= !isPartlyRead(page.data, undefined, read);
    commits.push(...read);
  }
  return { commits, isWhole };
}

/** The commit at the end of mainline, however old. */
async function readHead(
  input: CheckInsInput,
): Promise<ListedCommit | undefined> {
  const { reader, repository, options, logger } = input;
  const answer = await reader.read(
    'GET /repos/{owner}/{repo}/commits',
    { sha: repository.defaultBranch, per_page: 1 },
    options,
    [409],
  );
  if (!answer || answer.notModified) return undefined;
  return itemsOf(answer.data, undefined, translateCommit, logger)[0];
}

/** What forced pushes brought, and the commits of pushes that the list does not hold wholly. */
async function compareIncomplete(
  input: CheckInsInput,
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

function unique(commits: ListedCommit[]): ListedCommit[] {
  return [...new Map(commits.map(commit => [commit.sha, commit])).values()];
}
